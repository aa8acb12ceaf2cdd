// One mark per run along the difference: squares where A is higher, circles where B is, stacked where they
// meet.
import {decimalsFor, number} from "./numbers.js";
import {quantile} from "./columns.js";
import {roundScale} from "./scale.js";
import {fill} from "./words.js";

const EDGE = 24; // Room at the sides for half a number.
const LABELS = 30; // Above the marks, for the names of the sides.
const AXIS = 34; // Below the line, for the numbers.

export const DotStrip = {
    props: {differences: Array, unit: String, words: Object, language: String},
    template: `
        <figure class="dots" ref="figure">
            <svg :width="width" :height="height" role="img" :aria-label="sentence">
                <line class="dots-axis" :x1="0" :x2="width" :y1="base" :y2="base" />
                <g v-for="tick in ticks" :key="tick.value">
                    <text class="dots-tick" :x="tick.x" :y="base + 20" text-anchor="middle"
                        >{{ tick.text }}</text>
                    <line class="dots-axis" :x1="tick.x" :x2="tick.x" :y1="base" :y2="base + 4" />
                </g>
                <text class="dots-side is-a" :x="zero - 10" y="16" text-anchor="end"
                    >{{ words["side-a"] }}</text>
                <text class="dots-side is-b" :x="zero + 10" y="16">{{ words["side-b"] }}</text>
                <template v-for="mark in marks" :key="mark.run">
                    <rect v-if="mark.value < 0" class="dots-a" :width="size * 0.9" :height="size * 0.9"
                        :x="mark.x - size * 0.45" :y="mark.y - size * 0.45" />
                    <circle v-else-if="mark.value > 0" class="dots-b" :cx="mark.x" :cy="mark.y"
                        :r="size / 2" />
                    <circle v-else class="dots-none" :cx="mark.x" :cy="mark.y" :r="size / 2 - 1" />
                </template>
                <line class="dots-zero" :x1="zero" :x2="zero" :y1="4" :y2="base + 7" />
                <text class="dots-tick is-zero" :x="zero" :y="base + 20" text-anchor="middle"
                    >{{ words["dots-equal"] }}</text>
            </svg>
            <figcaption class="small">{{ caption }}</figcaption>
        </figure>`,
    data: () => ({width: 0}),
    computed: {
        values() {
            const known = this.differences.filter(each => Number.isFinite(each.value));
            return known.sort((one, other) => one.value - other.value);
        },
        size() {
            return this.values.length > 60 ? 9 : this.values.length > 30 ? 11 : 14;
        },
        scale() {
            const all = this.values.map(each => each.value);
            const most = Math.max(3, Math.floor(this.width / 110));
            return roundScale(Math.min(0, ...all), Math.max(0, ...all), most);
        },
        // The sides' names need room on both sides of zero.
        range() {
            const {min, max} = this.scale;
            const width = Math.max(this.width - 2 * EDGE, 1);
            const need = Math.min(84 / width, 0.4) * (max - min) * 1.35;
            return {low: Math.min(min, -need), high: Math.max(max, need), width};
        },
        zero() {
            return this.place(0);
        },
        ticks() {
            const {ticks, decimals} = this.scale;
            const free = ticks.filter(tick => tick !== 0 && Math.abs(this.place(tick) - this.zero) > 40);
            return free.map(value => ({
                value, x: this.place(value), text: number(value, this.language, {decimals, signed: true}),
            }));
        },
        // From the left, each on the lowest level where it meets no other.
        stacked() {
            const ends = [];
            return this.values.map(({run, value}) => {
                const x = this.place(value);
                let level = ends.findIndex(end => x - end >= this.size + 1);
                level = level < 0 ? ends.length : level;
                ends[level] = x;
                return {run, value, x, level};
            });
        },
        levels() {
            return Math.max(1, ...this.stacked.map(mark => mark.level + 1));
        },
        base() {
            return LABELS + this.levels * (this.size + 3);
        },
        height() {
            return this.base + AXIS;
        },
        marks() {
            const low = this.base - 4 - this.size / 2;
            return this.stacked.map(mark => ({...mark, y: low - mark.level * (this.size + 3)}));
        },
        sentence() {
            const all = Float64Array.from(this.values, each => each.value);
            const decimals = decimalsFor(all);
            const signed = value => number(value, this.language, {decimals, signed: true});
            return fill(this.words["dots-text"], {
                n: all.length,
                a: all.filter(value => value < 0).length, b: all.filter(value => value > 0).length,
                low: signed(all[0]), high: signed(all.at(-1)), middle: signed(quantile(all, 0.5)),
            });
        },
        caption() {
            return fill(this.words["dots-caption"], {unit: this.unit});
        },
    },
    mounted() {
        this.observer = new ResizeObserver(([entry]) => {
            this.width = Math.floor(entry.contentRect.width);
        });
        this.observer.observe(this.$refs.figure);
    },
    beforeUnmount() {
        this.observer.disconnect();
    },
    methods: {
        place(value) {
            const {low, high, width} = this.range;
            return EDGE + (width * (value - low)) / (high - low);
        },
    },
};
