// The values of all runs point by point, always in order, so that a new run costs an insertion and not a
// sort.

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
        const {values, runs} = this;
        return Float64Array.from(this.counts, (count, point) => quantile(values, share, point * runs, count));
    }
}

// Of `count` sorted values from `first` on: linear between order statistics, as numpy.percentile has it. NaN
// of nothing.
export function quantile(sorted, share, first = 0, count = sorted.length) {
    if (!count) {
        return NaN;
    }
    const place = (count - 1) * share;
    const below = Math.floor(place);
    const low = sorted[first + below];
    const high = sorted[first + Math.min(below + 1, count - 1)];
    return low + (high - low) * (place - below);
}
