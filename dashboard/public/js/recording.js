// The recorded runs as the server sends them, and what the charts show of them.

const {shallowReactive, toRaw} = Vue;

// `changes` only grows, so charts watch it; `revision` is the server's own number of what it sent last.
export const store = shallowReactive({recording: null, runs: 0, revision: 0, changes: 0});

let rows = new Map();
let summaries = new Map();

export function begin(recording) {
    rows = new Map();
    summaries = new Map();
    store.recording = toRaw(recording);
    store.runs = 0;
    store.revision = 0;
    store.changes += 1;
}

// Takes a block of runs; false if it begins after the runs we have, so that some were lost on the way. The measures
// may come as a JSON text: the widget layer copies and compares whatever it carries, and a text costs it nothing.
export function add({measures, runs, revision}) {
    const blocks = Object.entries(typeof measures === "string" ? JSON.parse(measures) : toRaw(measures));
    if (blocks.some(([measure, block]) => block.first > known(measure))) {
        return false;
    }
    for (const [measure, {first, a, b}] of blocks) {
        const kept = rows.get(measure) ?? {a: [], b: []};
        rows.set(measure, {
            a: [...kept.a.slice(0, first), ...a.map(numbers)], b: [...kept.b.slice(0, first), ...b.map(numbers)],
        });
        summaries.delete(measure);
    }
    store.runs = runs;
    store.revision = revision;
    store.changes += 1;
    return true;
}

function known(measure) {
    return rows.get(measure)?.a.length ?? 0;
}

function numbers(row) {
    return Float64Array.from(row, value => (value === null ? NaN : value));
}

export function runsOf(measure) {
    store.changes; // Whoever reads the runs is told when there are more.
    return rows.get(measure) ?? {a: [], b: []};
}

// Per point: the middle and the 10th and 90th percentile of A, of B and of B minus A, run by run, and in how many
// of the runs that have both B is the higher.
export function summary(measure) {
    const runs = runsOf(measure);
    if (!runs.a.length) {
        return null;
    }
    if (!summaries.has(measure)) {
        summaries.set(measure, summarise(runs));
    }
    return summaries.get(measure);
}

function summarise({a, b}) {
    const points = a[0].length;
    const result = {
        runs: a.length, a: spread(points), b: spread(points), difference: spread(points),
        higher: new Int32Array(points), pairs: new Int32Array(points),
    };
    const values = new Float64Array(a.length);
    for (let point = 0; point < points; point++) {
        fillSpread(result.a, point, values, run => a[run][point]);
        fillSpread(result.b, point, values, run => b[run][point]);
        result.pairs[point] = fillSpread(result.difference, point, values, run => b[run][point] - a[run][point]);
        for (let run = 0; run < a.length; run++) {
            result.higher[point] += b[run][point] > a[run][point] ? 1 : 0;
        }
    }
    return result;
}

function spread(points) {
    return {middle: new Float64Array(points), low: new Float64Array(points), high: new Float64Array(points)};
}

function fillSpread(target, point, values, valueOf) {
    let count = 0;
    for (let run = 0; run < values.length; run++) {
        const value = valueOf(run);
        if (!Number.isNaN(value)) {
            values[count++] = value;
        }
    }
    const sorted = values.subarray(0, count).sort();
    target.low[point] = quantile(sorted, 0.1);
    target.middle[point] = quantile(sorted, 0.5);
    target.high[point] = quantile(sorted, 0.9);
    return count;
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
