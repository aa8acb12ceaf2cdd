// A chart of one measure. ECharts draws it when its data, size, theme or language change, at most once a
// frame; the clock is a curtain over the plot, so that playing costs one style change.
import {clock} from "./clock.js";
import {differenceChart} from "./difference.js";
import {echarts} from "./echarts.js";
import {decimalsFor, number} from "./numbers.js";
import {eventsByWeek} from "./parts.js";
import {pathsChart} from "./paths.js";
import {store, summary} from "./recording.js";
import {momentName, pointAt, yearName} from "./scale.js";
import {look, theme} from "./theme.js";
import {fill} from "./words.js";

const OUT_OF_SIGHT = 500; // Milliseconds between two drawings of a chart nobody sees just now.
const KINDS = {difference: differenceChart, paths: pathsChart};

export const Chart = {
    props: {kind: String, measure: String, title: String, words: Object, language: String},
    template: `
        <div class="chart" :class="['is-' + kind, {'is-old': kept && !known}]">
            <div class="chart-plot" ref="plot" role="img" :aria-label="sentence">
                <div class="chart-drawing" ref="drawing"></div>
                <div class="chart-clock" ref="clock"></div>
                <div v-if="!known && !kept" class="skeleton chart-skeleton"><i></i><i></i><i></i><i></i></div>
            </div>
            <p v-if="failed" class="secondary">{{ words["chart-failed"] }}</p>
            <ol v-if="numbered" class="chart-events secondary">
                <li v-for="event in events" :key="event.week"
                    ><strong>{{ event.year }}</strong> {{ event.text }}</li>
            </ol>
        </div>`,
    // kept: the measure that is drawn; its old curve stays, pale, until the new calculation has a first run.
    data: () => ({failed: false, numbered: false, kept: null}),
    computed: {
        known() {
            return Boolean(summary(this.measure));
        },
        sentence() {
            return this.known ? this.describe(summary(this.measure)) : this.words["chart-waiting"];
        },
        events() {
            if (!store.recording) {
                return [];
            }
            const year = ({week}) => momentName(week, store.recording, this.words);
            return eventsByWeek(this.words).map(event => ({...event, year: year(event)}));
        },
    },
    mounted() {
        this.size = {width: 0, height: 0};
        this.observer = new ResizeObserver(([{contentRect}]) => {
            this.size = {width: Math.floor(contentRect.width), height: Math.floor(contentRect.height)};
            this.ask();
        });
        this.observer.observe(this.$refs.drawing);
        this.sight = new IntersectionObserver(entries => {
            this.near = entries.at(-1).isIntersecting; // a busy page hears of several at once
            if (this.near && this.later) {
                this.ask();
            }
        }, {rootMargin: "200px"});
        this.sight.observe(this.$refs.drawing);
        this.$watch(() => [store.changes, theme.changes, this.measure, this.language, this.words], this.ask);
        this.$watch(() => [clock.week, clock.last], this.showClock, {immediate: true});
        echarts().then(
            library => {
                this.library = library;
                this.ask();
            },
            () => {
                this.failed = true;
            },
        );
    },
    beforeUnmount() {
        this.gone = true;
        this.observer.disconnect();
        this.sight.disconnect();
        cancelAnimationFrame(this.asked);
        clearTimeout(this.later);
        this.drawn?.dispose();
    },
    methods: {
        ask() {
            if (this.gone) {
                return;
            }
            if (this.near) {
                cancelAnimationFrame(this.asked);
                this.asked = requestAnimationFrame(() => this.draw());
            } else {
                this.later ??= setTimeout(() => this.draw(), OUT_OF_SIGHT);
            }
        },
        draw() {
            clearTimeout(this.later);
            this.later = null;
            const {width, height} = this.size;
            if (!this.library || !width || !height) {
                return;
            }
            if (!this.known) {
                this.wait();
                return;
            }
            this.drawn ??= this.library.init(this.$refs.drawing, null, {renderer: "svg", width, height});
            if (this.drawn.getWidth() !== width || this.drawn.getHeight() !== height) {
                this.drawn.resize({width, height, silent: true});
            }
            const {measure, words, language} = this;
            const drawing = {measure, words, language, width, height, look: look()};
            const {option, box, numbered} = KINDS[this.kind](drawing);
            this.drawn.setOption(option, {notMerge: true, silent: true});
            this.numbered = numbered;
            this.kept = measure;
            Object.assign(this.$refs.clock.style, {
                left: `${box.left}px`, top: `${box.top}px`,
                width: `${box.width}px`, height: `${box.height}px`,
            });
            this.$refs.plot.dataset.revision = store.revision;
        },
        wait() {
            if (this.kept !== this.measure || !store.recording) {
                this.drawn?.clear();
                this.numbered = false;
                this.kept = null;
            }
            delete this.$refs.plot.dataset.revision;
        },
        showClock() {
            const {week, last} = clock;
            this.$refs.clock.hidden = week === last;
            this.$refs.clock.style.setProperty("--at", last ? week / last : 1);
            this.$refs.plot.dataset.week = week;
        },
        describe({runs, a, b, difference, higher, pairs}) {
            const recording = store.recording;
            const at = pointAt(recording.weeks.at(-1), recording);
            const places = decimalsFor([...a.middle, ...b.middle]);
            const decimals = Math.max(places, decimalsFor([...difference.low, ...difference.high]));
            const plain = value => number(value, this.language, {decimals: places});
            const signed = value => number(value, this.language, {decimals, signed: true});
            return fill(this.words[`chart-${this.kind}`], {
                title: this.title, when: yearName(recording.weeks.at(-1), recording, this.words), n: runs,
                a: plain(a.middle[at]), b: plain(b.middle[at]), middle: signed(difference.middle[at]),
                low: signed(difference.low[at]), high: signed(difference.high[at]),
                k: higher[at], total: pairs[at],
            });
        },
    },
};
