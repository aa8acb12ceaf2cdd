// One lever: its values in A and in B, what they cost in hours, and what it means. Folded while A equals B.
import {Changed} from "./changed.js";
import {HelpButton, HelpText} from "./help.js";
import {number} from "./numbers.js";
import {Slider} from "./slider.js";
import {fill} from "./words.js";

const STEP = 0.05;

export const LeverCard = {
    components: {Changed, HelpButton, HelpText, Slider},
    // `a` and `b` are the values shown, which may be ahead of those in `lever`.
    props: {lever: Object, a: Number, b: Number, unfolded: Boolean, words: Object, language: String},
    emits: ["toggle", "begin", "input", "change", "end"],
    data: () => ({helped: false, STEP}),
    template: `
        <div class="lever" :class="{'is-folded': folded}">
            <div class="lever-head">
                <h4>
                    <button v-if="equal" type="button" class="lever-fold" :aria-expanded="String(!folded)"
                        @click="$emit('toggle')">{{ lever.title }}</button>
                    <template v-else>{{ lever.title }}</template>
                </h4>
                <HelpButton v-if="!folded" :label="help" :target="id + '-help'" :open="helped"
                    @toggle="helped = !helped"/>
                <span v-if="folded" class="lever-equal">{{ words["levers-equal"] }} {{ figure(a) }}</span>
                <span v-if="folded" class="lever-hours">{{ hours(lever.hours_a) }}</span>
            </div>
            <div v-if="!folded" class="lever-body">
                <div v-for="row in rows" :key="row.side" class="lever-row" :class="'is-' + row.side">
                    <span class="badge" :class="'is-' + row.side" aria-hidden="true">{{ row.letter }}</span>
                    <Slider :class="'is-' + row.side" :value="row.value" :low="lever.low" :high="lever.high"
                        :step="STEP" :label="row.label" :text="row.text" @begin="$emit('begin', row.side)"
                        @input="$emit('input', row.side, $event)" @change="$emit('change', row.side, $event)"
                        @end="$emit('end', row.side)"/>
                    <span class="lever-value">{{ figure(row.value) }}</span>
                    <span class="lever-hours" :class="{'is-old': row.old}">{{ hours(row.hours) }}</span>
                </div>
                <p class="ends"><span>{{ lever.at_low }}</span><span>{{ lever.at_high }}</span></p>
                <p v-if="changes.length" class="lever-changes">
                    <Changed v-for="row in changes" :key="row.side" :words="words" :name="row.label"
                        :was="figure(row.initial)" :side="row.side" @back="back(row)"/>
                </p>
            </div>
            <p v-for="text in lever.later" :key="text" class="lever-later">{{ text }}</p>
            <HelpText v-if="!folded" v-show="helped" :id="id + '-help'" :meaning="lever.meaning"
                :notes="notes"/>
        </div>`,
    computed: {
        id() {
            return "lever-" + this.lever.name;
        },
        equal() {
            return this.a === this.b;
        },
        folded() {
            return this.equal && !this.unfolded;
        },
        rows() {
            return ["a", "b"].map(side => this.row(side, this[side]));
        },
        changes() {
            return this.rows.filter(row => row.value !== row.initial);
        },
        help() {
            return fill(this.words["help-about"], {name: this.lever.title});
        },
        notes() {
            return this.lever.source ? [{label: this.words["help-source"], text: this.lever.source}] : [];
        },
    },
    methods: {
        // The tag goes away with the change, so the focus moves to the slider.
        back(row) {
            this.$emit("change", row.side, row.initial);
            this.$el.querySelector(".slider.is-" + row.side).focus();
        },
        row(side, value) {
            const letter = side.toUpperCase();
            return {
                side, value, letter,
                label: fill(this.words["slider-name"], {name: this.lever.title, side: letter}),
                text: this.spoken(value),
                hours: this.lever["hours_" + side],
                old: value !== this.lever[side],
                initial: this.lever["default_" + side],
            };
        },
        figure(value) {
            return number(value, this.language, {decimals: 2});
        },
        hours(value) {
            return fill(this.words["hours"], {hours: number(value, this.language, {decimals: 1})});
        },
        spoken(value) {
            const end = {[this.lever.low]: this.lever.at_low, [this.lever.high]: this.lever.at_high}[value];
            const figure = this.figure(value);
            return end ? fill(this.words["slider-at-end"], {value: figure, end}) : figure;
        },
    },
};
