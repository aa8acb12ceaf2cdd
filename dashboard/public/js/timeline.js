// The clock in the hands of whoever reads: to the start, a year back, play, a year forward, and a range of
// weeks.
import {clock, jump, pause, to, toggle, WEEKS_PER_MONTH, WEEKS_PER_YEAR} from "./clock.js";
import {store} from "./recording.js";
import {weekName} from "./scale.js";

const SPEEDS = [
    {name: "month", value: WEEKS_PER_MONTH},
    {name: "quarter", value: 3 * WEEKS_PER_MONTH},
    {name: "year", value: WEEKS_PER_YEAR},
];
const START = "M4 4h2.4v12H4zM16.5 4v12L7.5 10z";
const BACK = "M10 4v12L2 10zM18 4v12L10 10z";
const FORWARD = "M10 4v12l8-6zM2 4v12l8-6z";
const PLAY = "M5 3.5v13L16 10z";
const PAUSE = "M5 4h3.6v12H5zM11.4 4H15v12h-3.6z";
const CONTROLS = "a, button, input, select, textarea, summary, [tabindex='0'], [contenteditable]";

export const Timeline = {
    template: `
        <section class="timeline" :aria-label="words['timeline-title']">
            <div class="timeline-buttons">
                <template v-for="each in buttons" :key="each.name">
                    <button v-if="each.name !== 'play'" type="button" class="icon-button" :disabled="!ready"
                        :aria-label="words['timeline-' + each.name]" :title="words['timeline-' + each.name]"
                        @click="each.act">
                        <svg viewBox="0 0 20 20" aria-hidden="true"><path :d="each.drawing" /></svg>
                    </button>
                    <button v-else type="button" class="button is-primary timeline-play" :disabled="!ready"
                        @click="each.act">
                        <svg viewBox="0 0 20 20" aria-hidden="true"><path :d="each.drawing" /></svg>
                        <span>{{ words[clock.playing ? "timeline-pause" : "timeline-play"] }}</span>
                    </button>
                </template>
            </div>
            <label v-if="!clock.calm" class="timeline-speed">
                <span class="visually-hidden">{{ words["timeline-speed"] }}</span>
                <select class="select" :value="clock.speed"
                    @change="clock.speed = Number($event.target.value)">
                    <option v-for="speed in speeds" :key="speed.name" :value="speed.value"
                        >{{ words["speed-" + speed.name] }}</option>
                </select>
            </label>
            <span v-else class="timeline-speed small">{{ words["timeline-calm"] }}</span>
            <div class="timeline-track">
                <input type="range" class="range" min="1" :max="clock.last || 1" step="1" :value="clock.week"
                    :disabled="!ready" :aria-label="words['timeline-week']" :aria-valuetext="when"
                    :style="{'--filled': filled}" @input="move" @keydown="step">
                <span class="timeline-when" aria-hidden="true">{{ when }}</span>
            </div>
        </section>`,
    data: () => ({clock, speeds: SPEEDS}),
    computed: {
        buttons() {
            return [
                {name: "start", drawing: START, act: this.start},
                {name: "back", drawing: BACK, act: () => this.skip(-1)},
                {name: "play", drawing: clock.playing ? PAUSE : PLAY, act: toggle},
                {name: "forward", drawing: FORWARD, act: () => this.skip(1)},
            ];
        },
        ready() {
            return Boolean(store.recording) && store.runs > 0;
        },
        when() {
            return store.recording ? weekName(clock.week, store.recording, this.words) : "–";
        },
        filled() {
            return clock.last > 1 ? (clock.week - 1) / (clock.last - 1) : 1;
        },
    },
    mounted() {
        document.addEventListener("keydown", this.playOnSpace);
    },
    beforeUnmount() {
        document.removeEventListener("keydown", this.playOnSpace);
        pause();
    },
    methods: {
        start() {
            pause();
            to(1);
        },
        skip(years) {
            jump(years * WEEKS_PER_YEAR);
        },
        move(event) {
            pause();
            to(Number(event.target.value));
        },
        // The range itself goes a week at a time; with Shift it goes a year.
        step(event) {
            const ways = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1};
            if (event.shiftKey && ways[event.key]) {
                event.preventDefault();
                this.skip(ways[event.key]);
            }
        },
        playOnSpace(event) {
            if (event.key === " " && this.ready && !event.repeat && !event.target.closest(CONTROLS)) {
                event.preventDefault();
                toggle();
            }
        },
    },
};
