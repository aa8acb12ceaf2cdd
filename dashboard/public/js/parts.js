// What the charts have in common: room around the plot, axes, bands, lines and dated events.
import {store} from "./recording.js";
import {momentName, yearTicks} from "./scale.js";
import {number} from "./numbers.js";
import {fill} from "./words.js";

// The room around the plot, in pixels, when these are the names along the side.
export function plotBox(width, height, names, look, {top, right = 16}) {
    const longest = Math.max(...names.map(name => name.length));
    const left = Math.ceil(longest * look.size * 0.5) + 12;
    const bottom = Math.ceil(look.size * 2);
    return {left, top, right, bottom, width: width - left - right, height: height - top - bottom};
}

export function grid({left, top, right, bottom}) {
    return {left, top, right, bottom, containLabel: false, outerBoundsMode: "none"};
}

export function tickNames(scale, language, signed) {
    return scale.ticks.map(tick => number(tick, language, {decimals: scale.decimals, signed}));
}

export function weekAxis(box, words, look) {
    const recording = store.recording;
    const last = recording.weeks.at(-1);
    const names = Math.max(2, Math.floor(box.width / (look.size * 3.6)));
    const ticks = yearTicks(last, names);
    return {
        type: "value", min: 0, max: last,
        axisLine: {onZero: false, lineStyle: {color: look["line-2"]}},
        axisTick: {customValues: ticks, length: 4, lineStyle: {color: look["line-2"]}},
        splitLine: {show: false},
        axisLabel: {
            customValues: ticks, margin: Math.round(look.size * 0.6),
            color: look["ink-3"], fontSize: look.size, fontFamily: look.family,
            formatter: week => momentName(week, recording, words), hideOverlap: true,
            alignMaxLabel: ticks.at(-1) === last ? "right" : null,
        },
    };
}

export function valueAxis(scale, names, look) {
    return {
        type: "value", min: scale.min, max: scale.max, interval: scale.step,
        axisLine: {show: false},
        axisTick: {show: false},
        splitLine: {lineStyle: {color: look.line, width: 1}},
        axisLabel: {
            margin: 8, color: look["ink-3"], fontSize: look.size, fontFamily: look.family,
            formatter: value => names[Math.round((value - scale.min) / scale.step)],
        },
    };
}

// Which points to draw in so many pixels: all, or so few that there is one a pixel or two; always the last.
export function drawnPoints(width) {
    const points = store.recording.weeks.length;
    const apart = Math.max(1, Math.floor(points / width + 0.5));
    return Array.from({length: Math.ceil(points / apart)}, (_, each) => points - 1 - each * apart).reverse();
}

export function line(values, points, style, z) {
    const weeks = store.recording.weeks;
    return {
        type: "line", symbol: "none", silent: true, animation: false, emphasis: {disabled: true}, z,
        lineStyle: {cap: "round", join: "round", ...style},
        data: points.map(point => [weeks[point], Number.isNaN(values[point]) ? null : values[point]]),
    };
}

// The area between two curves; where one is missing it is interrupted.
export function band(low, high, points, style, z) {
    const areas = pieces(low, high, points);
    return {
        type: "custom", silent: true, animation: false, clip: true, z, data: areas.map((_, each) => each),
        renderItem: (params, api) => ({
            type: "polygon", silent: true, style,
            shape: {points: areas[params.dataIndex].map(([week, value]) => api.coord([week, value]))},
        }),
    };
}

function pieces(low, high, points) {
    const weeks = store.recording.weeks;
    const areas = [];
    let upper = [];
    let lower = [];
    const close = () => {
        if (upper.length) {
            areas.push([...upper, ...lower.reverse()]);
        }
        upper = [];
        lower = [];
    };
    for (const point of points) {
        if (Number.isNaN(low[point])) {
            close();
        } else {
            upper.push([weeks[point], high[point]]);
            lower.push([weeks[point], low[point]]);
        }
    }
    close();
    return areas;
}

// Dated events, those of the same week together.
export function eventsByWeek(words) {
    const weeks = new Map();
    for (const {week, text, side} of store.recording.events) {
        const said = side ? fill(words["event-of"], {side: side.toUpperCase(), text}) : text;
        weeks.set(week, [...(weeks.get(week) ?? []), said]);
    }
    const inOrder = [...weeks].sort(([one], [other]) => one - other);
    return inOrder.map(([week, texts]) => ({week, text: texts.join("; ")}));
}

// What stands at each event: its text if all texts have room beside each other, else its number in a list
// below.
export function eventMarks(box, words, look) {
    const events = eventsByWeek(words);
    const place = week => (box.width * week) / store.recording.weeks.at(-1);
    let taken = 0;
    const marks = events.map(({week, text}, each) => {
        const width = text.length * look.size * 0.5;
        const next = each + 1 < events.length ? place(events[each + 1].week) : box.width + box.right;
        if (place(week) + width + 8 < next) {
            taken = place(week) + width;
            return {week, text, align: "left"};
        }
        const fits = place(week) - width - 8 > taken - box.left;
        taken = place(week);
        return fits ? {week, text, align: "right"} : null;
    });
    if (marks.every(Boolean)) {
        return {marks, numbered: false};
    }
    return {marks: numberedMarks(events, place, look), numbered: true};
}

// Numbers that would touch stand together at the first of their lines.
function numberedMarks(events, place, look) {
    const marks = [];
    let first = null;
    events.forEach(({week}, each) => {
        if (first && place(week) - place(first.week) < look.size * (first.text.length * 0.5 + 0.7)) {
            first.text += `, ${each + 1}`;
            marks.push({week});
        } else {
            first = {week, text: String(each + 1), align: "center"};
            marks.push(first);
        }
    });
    return marks;
}

// Dashed verticals at these weeks, each with its text above the plot.
export function verticals(marks, look, z) {
    return {
        type: "line", silent: true, animation: false, data: [], z,
        markLine: {
            silent: true, animation: false, symbol: "none",
            lineStyle: {color: look["ink-3"], width: 1, type: [3, 3]},
            data: marks.map(({week, text, align}) => ({
                xAxis: week,
                label: {
                    show: Boolean(text), formatter: text, position: "end", distance: 5, align,
                    color: look["ink-2"], fontSize: look.size, fontFamily: look.family,
                },
            })),
        },
    };
}
