// The chart of B minus A: the band above zero in B's colour, below zero in A's and hatched; the middle; three
// runs.
import {runsOf, store, summary} from "./recording.js";
import {
    band, drawnPoints, eventMarks, grid, line, plotBox, tickNames, valueAxis, verticals, weekAxis,
} from "./parts.js";
import {roundScale} from "./scale.js";

const SINGLE_RUNS = 3;

export function differenceChart({measure, words, language, width, height, look}) {
    const {difference, runs} = summary(measure);
    const singles = singleRuns(measure, runs);
    const scale = scaleAround([difference.low, difference.high, ...singles], height / (look.size * 3.3));
    const names = tickNames(scale, language, true);
    const top = store.recording.events.length ? Math.ceil(look.size * 1.9) : 10;
    const box = plotBox(width, height, names, look, {top});
    const {marks, numbered} = eventMarks(box, words, look);
    const points = drawnPoints(box.width);
    const over = [difference.low.map(above), difference.high.map(above), points];
    const under = [difference.low.map(below), difference.high.map(below), points];
    const option = {
        animation: false,
        grid: grid(box),
        xAxis: weekAxis(box, words, look),
        yAxis: valueAxis(scale, names, look),
        graphic: sides(scale, box, difference, words, look),
        series: [
            band(...over, {fill: look["b-soft"]}, 2),
            band(...under, {fill: look["a-soft"]}, 2),
            band(...under, {fill: hatch(look.a)}, 3),
            ...singles.map(values => line(values, points, {color: look["ink-3"], width: 1}, 4)),
            line(new Float64Array(store.recording.weeks.length), points, {color: look.ink, width: 1.25}, 5),
            line(difference.middle, points, {color: look.ink, width: 3}, 6),
            verticals(marks, look, 7),
        ],
    };
    return {option, box, numbered};
}

function above(value) {
    return Math.max(value, 0);
}

function below(value) {
    return Math.min(value, 0);
}

function singleRuns(measure, runs) {
    const {a, b} = runsOf(measure);
    const single = run => a[run].map((value, point) => b[run][point] - value);
    return Array.from({length: Math.min(SINGLE_RUNS, runs)}, (_, run) => single(run));
}

// A round scale with at least one step on each side of zero, so that both sides can be named.
function scaleAround(curves, room) {
    let low = 0;
    let high = 0;
    for (const curve of curves) {
        for (const value of curve) {
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
    }
    const most = Math.max(3, Math.floor(room) - 1);
    const scale = roundScale(low, high, most);
    if (scale.min < 0 && scale.max > 0) {
        return scale;
    }
    return roundScale(Math.min(low, -scale.step), Math.max(high, scale.step), most + 1);
}

function hatch(colour) {
    return {
        svgElement: {tag: "path", attrs: {d: "M0 0V7", stroke: colour, "stroke-width": 1.6}},
        svgWidth: 7, svgHeight: 7, rotation: -Math.PI / 4,
    };
}

// Which side of zero is whose: at the zero line where the arms do not differ yet, otherwise in a corner above
// and one below, on the side where the curves are farther away.
function sides(scale, box, {low, high}, words, look) {
    const zero = box.top + (box.height * scale.max) / (scale.max - scale.min);
    const free = (box.width * store.recording.since) / store.recording.weeks.at(-1);
    const atZero = free > look.size * 6;
    const part = Math.ceil(low.length / 5);
    const least = values => values.reduce((one, other) => Math.min(one, other), 0);
    const atRight = values => least(values.slice(-part)) > least(values.slice(0, part));
    const left = {x: box.left + 8, align: "left"};
    const right = {x: box.left + box.width - 8, align: "right"};
    const upper = !atZero && atRight(high.map(value => -value)) ? right : left;
    const lower = !atZero && atRight(low) ? right : left;
    return [
        side(words["side-b"], upper, atZero ? zero - 8 : box.top + look.size + 4, look.b, look),
        side(words["side-a"], lower, atZero ? zero + look.size + 10 : box.top + box.height - 6, look.a, look),
    ];
}

function side(text, {x, align}, y, fill, look) {
    return {
        type: "text", silent: true, x, y, z: 20,
        style: {
            text, align, fill, stroke: look.panel, lineWidth: 3, verticalAlign: "bottom",
            fontSize: look.size, fontWeight: 650, fontFamily: look.family,
        },
    };
}
