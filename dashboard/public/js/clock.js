// One clock for the whole page: the week that is shown, and playing it forwards.

const {reactive} = Vue;

export const WEEKS_PER_YEAR = 52;
export const WEEKS_PER_MONTH = WEEKS_PER_YEAR / 12;
const FRAMES_PER_SECOND = 12;

const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

export const clock = reactive({
    week: 0, last: 0, playing: false, speed: 3 * WEEKS_PER_MONTH, calm: calm.matches,
});

let touched = false; // Until somebody moves it, the clock stands at the end.
let position = 0; // Where we are between two weeks.
let before = null; // When the last step was taken, in milliseconds.
let asked = 0; // The animation frame we have asked for.

calm.addEventListener("change", () => {
    clock.calm = calm.matches;
});
document.addEventListener("visibilitychange", () => {
    cancelAnimationFrame(asked);
    if (clock.playing && !document.hidden) {
        run();
    }
});

// A recording of this many weeks is shown.
export function span(last) {
    if (last !== clock.last) {
        pause();
        touched = false;
    }
    clock.last = last;
    place(touched ? clock.week : last);
}

export function to(week) {
    touched = true;
    place(week);
}

export function jump(weeks) {
    pause();
    to(clock.week + weeks);
}

export function play() {
    if (clock.playing || !clock.last) {
        return;
    }
    if (clock.week >= clock.last) {
        to(1);
    }
    touched = true;
    clock.playing = true;
    run();
}

export function pause() {
    clock.playing = false;
    cancelAnimationFrame(asked);
}

export function toggle() {
    clock.playing ? pause() : play();
}

function place(week) {
    clock.week = Math.min(Math.max(Math.round(week), 1), clock.last);
    position = clock.week;
}

function run() {
    before = null; // Time while paused or hidden is not played.
    asked = requestAnimationFrame(frame);
}

function frame(now) {
    asked = requestAnimationFrame(frame);
    before ??= now;
    // Who wants less motion sees a month at a time, about one a second.
    const wait = clock.calm ? 1000 : 1000 / FRAMES_PER_SECOND;
    if (now - before >= wait) {
        position += clock.calm ? WEEKS_PER_MONTH : (clock.speed * (now - before)) / 1000;
        before = now;
        clock.week = Math.min(Math.round(position), clock.last);
        if (clock.week === clock.last) {
            pause();
        }
    }
}
