// The recorded runs as the server sends them, and what the charts show of them.
import {Columns} from "./columns.js";

const {shallowReactive, toRaw} = Vue;

// `changes` only grows, so charts watch it; `revision` is the server's own number of what it sent last.
export const store = shallowReactive({recording: null, runs: 0, revision: null, changes: 0});

let measured = new Map();

// A recording with another id is another comparison; with the same id only its words can have changed.
export function show(recording) {
    if (recording.id !== store.recording?.id) {
        measured = new Map();
        store.runs = 0;
        store.revision = null;
    }
    store.recording = toRaw(recording);
    store.changes += 1;
}

// Another organisation altogether, of which nothing is recorded yet.
export function forget() {
    measured = new Map();
    Object.assign(store, {recording: null, runs: 0, revision: null, changes: store.changes + 1});
}

// Takes a block of runs; false if it begins after the runs we have, so that some were lost on the way. The
// measures may come as a JSON text: the widget layer copies and compares whatever it carries, and a text
// costs it nothing.
export function add({measures, runs, revision}) {
    const blocks = Object.entries(typeof measures === "string" ? JSON.parse(measures) : toRaw(measures));
    if (blocks.some(([measure, {first}]) => first > (measured.get(measure)?.a.length ?? 0))) {
        return false;
    }
    for (const [measure, {first, a, b}] of blocks) {
        if (!measured.has(measure)) {
            measured.set(measure, new Measured(store.recording));
        }
        const kept = measured.get(measure);
        // A run that we have is the same run when it comes again.
        for (let run = kept.a.length - first; run < a.length; run++) {
            kept.add(numbers(a[run]), numbers(b[run]));
        }
    }
    store.runs = runs;
    store.revision = revision;
    store.changes += 1;
    return true;
}

function numbers(row) {
    return Float64Array.from(row, value => (value === null ? NaN : value));
}

// The runs of a measure: {a: [a row per run], b: [...]}.
export function runsOf(measure) {
    store.changes; // Whoever reads the runs is told when there are more.
    return measured.get(measure) ?? {a: [], b: []};
}

// Per point: the middle and the 10th and 90th percentile of A, of B and of B minus A, run by run, and in how
// many of the runs that have both B is the higher. Null before the first run.
export function summary(measure) {
    store.changes;
    return measured.get(measure)?.summary() ?? null;
}

class Measured {
    constructor({weeks, total_runs: runs}) {
        this.a = [];
        this.b = [];
        this.columns = {
            a: new Columns(weeks.length, runs), b: new Columns(weeks.length, runs),
            difference: new Columns(weeks.length, runs),
        };
        this.higher = new Int32Array(weeks.length);
        this.summarised = null;
    }

    add(a, b) {
        const difference = b.map((value, point) => value - a[point]);
        this.a.push(a);
        this.b.push(b);
        this.columns.a.insert(a);
        this.columns.b.insert(b);
        this.columns.difference.insert(difference);
        this.higher = this.higher.map((count, point) => count + (b[point] > a[point] ? 1 : 0));
        this.summarised = null;
    }

    summary() {
        if (!this.a.length) {
            return null;
        }
        this.summarised ??= {
            runs: this.a.length, a: spread(this.columns.a), b: spread(this.columns.b),
            difference: spread(this.columns.difference), higher: this.higher,
            pairs: this.columns.difference.counts.slice(),
        };
        return this.summarised;
    }
}

function spread(columns) {
    return {low: columns.quantiles(0.1), middle: columns.quantiles(0.5), high: columns.quantiles(0.9)};
}
