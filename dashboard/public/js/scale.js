// Round numbers for axes, and how years are named along them.
import {WEEKS_PER_YEAR} from "./clock.js";
import {fill} from "./words.js";

const ROUND = [1, 2, 2.5, 5, 10];

// The round scale around `low` to `high` with at most `most` steps.
export function roundScale(low, high, most) {
    const width = high - low || Math.abs(high) * 0.1 || 1;
    const power = 10 ** Math.floor(Math.log10(width / most));
    for (const step of [...ROUND.map(each => each * power), 20 * power]) {
        // A hair's breadth, so that a value on a line does not ask for one line more.
        const first = Math.floor(low / step + 1e-9);
        const last = Math.max(Math.ceil(high / step - 1e-9), first + 1);
        if (last - first <= most || step === 20 * power) {
            const ticks = Array.from({length: last - first + 1}, (_, each) => tidy((first + each) * step));
            return {min: ticks[0], max: ticks.at(-1), step, ticks, decimals: decimalsOf(step)};
        }
    }
}

function tidy(value) {
    return Number(value.toPrecision(12));
}

function decimalsOf(step) {
    let decimals = 0;
    while (decimals < 6 && Math.abs(step * 10 ** decimals - Math.round(step * 10 ** decimals)) > 1e-6) {
        decimals += 1;
    }
    return decimals;
}

// The weeks at which a year ends, so many apart that `most` names have room.
export function yearTicks(last, most) {
    const years = Math.floor(last / WEEKS_PER_YEAR);
    const apart = [1, 2, 3, 5, 10, 20, 50].find(step => years / step <= most) ?? years;
    const ticks = [];
    for (let year = 0; year <= years; year += apart) {
        ticks.push(year * WEEKS_PER_YEAR);
    }
    return ticks;
}

// On an axis: the moment when so many weeks have passed.
export function momentName(week, recording, words) {
    const year = Math.round(week / WEEKS_PER_YEAR);
    return recording.start_year === null
        ? fill(words["year-n"], {n: year})
        : String(recording.start_year + year);
}

// In a table or on the clock: the year that a week lies in.
export function yearName(week, recording, words) {
    const year = Math.floor((week - 1) / WEEKS_PER_YEAR);
    return recording.start_year === null
        ? fill(words["year-n"], {n: year + 1})
        : String(recording.start_year + year);
}

export function weekName(week, recording, words) {
    return fill(words["year-and-week"], {
        year: yearName(week, recording, words), week: ((week - 1) % WEEKS_PER_YEAR) + 1,
    });
}

// The last point at or before a week; -1 if there is none.
export function pointAt(week, recording) {
    const weeks = recording.weeks;
    let low = 0;
    let high = weeks.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        weeks[middle] <= week ? (low = middle + 1) : (high = middle);
    }
    return low - 1;
}
