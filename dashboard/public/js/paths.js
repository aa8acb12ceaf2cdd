// The small chart of A and B over time: A dashed with a square at its end, B solid with a circle, soft bands.
import {store, summary} from "./recording.js";
import {
    band, drawnPoints, eventMarks, grid, line, plotBox, tickNames, valueAxis, verticals, weekAxis,
} from "./parts.js";
import {roundScale} from "./scale.js";

const SHAPES = {a: "rect", b: "circle"};

export function pathsChart({measure, words, language, width, height, look}) {
    const {a, b} = summary(measure);
    const scale = scaleOf([a.low, a.high, b.low, b.high]);
    const names = tickNames(scale, language, false);
    const box = plotBox(width, height, names, look, {top: 8, right: 10});
    const points = drawnPoints(box.width);
    const marks = eventMarks(box, words, look).marks.map(({week}) => ({week}));
    const option = {
        animation: false,
        grid: grid(box),
        xAxis: weekAxis(box, words, look),
        yAxis: valueAxis(scale, names, look),
        series: [
            band(a.low, a.high, points, {fill: look["a-soft"], opacity: 0.6}, 2),
            band(b.low, b.high, points, {fill: look["b-soft"], opacity: 0.6}, 2),
            verticals(marks, look, 3),
            line(a.middle, points, {color: look.a, width: 2.25, type: [6, 4], cap: "butt"}, 4),
            line(b.middle, points, {color: look.b, width: 2.25}, 5),
            end(a.middle, "a", look, 6),
            end(b.middle, "b", look, 7),
        ],
    };
    return {option, box, numbered: false};
}

// From zero if the values come near it; otherwise the scale is cut, and the card says so.
function scaleOf(curves) {
    let low = Infinity;
    let high = -Infinity;
    for (const curve of curves) {
        for (const value of curve) {
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
    }
    if (low > high) {
        return roundScale(0, 1, 3);
    }
    return roundScale(low > 0 && low < 0.4 * high ? 0 : low, high, 3);
}

function end(values, arm, look, z) {
    const point = values.findLastIndex(value => !Number.isNaN(value));
    return {
        type: "scatter", silent: true, animation: false, clip: false, z,
        symbol: SHAPES[arm], symbolSize: arm === "a" ? 8 : 9,
        itemStyle: {color: look[arm], opacity: 1},
        data: point < 0 ? [] : [[store.recording.weeks[point], values[point]]],
    };
}
