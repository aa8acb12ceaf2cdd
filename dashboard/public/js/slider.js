// A native range that tells dragging from letting go: `input` while it moves, `change` when it is let go.
import {nativeStep, snap} from "./steps.js";

const PAGE = 5; // Page keys move so many steps

export const Slider = {
    props: {
        value: Number, low: Number, high: Number, step: Number,
        label: String, text: String, described: String,
    },
    emits: ["begin", "input", "change", "end"],
    data: () => ({moving: false}),
    template: `
        <input class="slider" type="range" :min="low" :max="high" :step="native" :value="value"
            :style="{'--at': at}" :aria-label="label" :aria-valuetext="text" :aria-describedby="described"
            @input="move(Number($event.target.value))" @change="release()" @keydown="press" @keyup="release()"
            @blur="release()">`,
    computed: {
        bounds() {
            return {low: this.low, high: this.high, step: this.step};
        },
        native() {
            return nativeStep(this.value, this.bounds);
        },
        at() {
            return (this.value - this.low) / (this.high - this.low);
        },
    },
    beforeUnmount() {
        this.release();
    },
    methods: {
        move(wanted) {
            const value = snap(wanted, this.bounds);
            if (!this.moving) {
                this.moving = true;
                this.from = this.value;
                this.$emit("begin");
            }
            this.last = value;
            this.$el.value = value;
            this.$emit("input", value);
        },
        release() {
            if (!this.moving) {
                return;
            }
            this.moving = false;
            if (this.last !== this.from) {
                this.$emit("change", this.last);
            }
            this.$emit("end");
        },
        // The keys are ours: browsers differ in what Page keys do, and a key held is one change, not many.
        press(event) {
            const by = {
                ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1,
                PageUp: PAGE, PageDown: -PAGE,
            }[event.key];
            const to = {Home: this.low, End: this.high}[event.key] ?? this.value + by * this.step;
            if (Number.isNaN(to) || event.altKey || event.ctrlKey || event.metaKey) {
                return;
            }
            event.preventDefault();
            this.move(to);
        },
    },
};
