// The values of all runs point by point, always in order, so that a new run costs an insertion and not a sort.

export class Columns {
    constructor(points, runs) {
        this.runs = runs;
        this.values = new Float64Array(points * runs);
        this.counts = new Int32Array(points);
    }

    // Takes one run; NaN, a point without a value, is left out.
    insert(row) {
        const {values, counts, runs} = this;
        for (let point = 0; point < counts.length; point++) {
            const value = row[point];
            if (Number.isNaN(value)) {
                continue;
            }
            const first = point * runs;
            let at = first + counts[point];
            while (at > first && values[at - 1] > value) {
                values[at] = values[at - 1];
                at -= 1;
            }
            values[at] = value;
            counts[point] += 1;
        }
    }

    // Per point, the quantile at `share`.
    quantiles(share) {
        return Float64Array.from(this.counts, (count, point) => {
            const first = point * this.runs;
            return quantile(this.values.subarray(first, first + count), share);
        });
    }
}

// Linear between order statistics, as numpy.percentile has it; NaN of nothing.
export function quantile(sorted, share) {
    if (!sorted.length) {
        return NaN;
    }
    const place = (sorted.length - 1) * share;
    const below = Math.floor(place);
    const above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}
