// One assumption: a slider and a number field, or a choice; its unit, its source, and what it was before.
import {Changed} from "./changed.js";
import {HelpButton, HelpText} from "./help.js";
import {number} from "./numbers.js";
import {Slider} from "./slider.js";
import {decimals} from "./steps.js";
import {fill} from "./words.js";

// As people write numbers: 0,4 and 0.4, with either minus and with spaces; NaN for what is no number.
function parsed(text) {
    const plain = text.replace(/\s/g, "").replace(",", ".").replace("−", "-");
    return plain === "" ? NaN : Number(plain);
}

export const Assumption = {
    components: {Changed, HelpButton, HelpText, Slider},
    // `value` is the one shown, which may be ahead of that in `each`.
    props: {each: Object, value: [Number, String], place: String, words: Object, language: String},
    emits: ["begin", "input", "change", "end"],
    data: () => ({helped: false, typed: null}),
    template: `
        <div class="assumption">
            <div class="assumption-head">
                <label :for="id">{{ each.title }}</label>
                <HelpButton :label="help" :target="id + '-help'" :open="helped" @toggle="helped = !helped"/>
            </div>
            <select v-if="each.choices.length" class="select" :id="id" :value="value"
                @change="$emit('change', chosen($event.target.selectedIndex))">
                <option v-for="choice in each.choices" :key="choice.value"
                    :value="choice.value">{{ choice.title }}</option>
            </select>
            <div v-else class="assumption-row">
                <Slider :id="id" :value="value" :low="each.low" :high="each.high" :step="each.step"
                    :text="figure(value)" :described="id + '-unit'" @begin="typed = null; $emit('begin')"
                    @input="$emit('input', $event)" @change="$emit('change', $event)" @end="$emit('end')"/>
                <input class="field" type="text" inputmode="decimal" autocomplete="off"
                    :value="typed ?? figure(value)" :aria-label="field" :aria-invalid="String(wrong)"
                    :aria-describedby="id + '-unit'" @change="type($event.target.value)"
                    @keydown.esc="typed = null">
            </div>
            <p v-if="wrong" class="wrong" role="alert">{{ allowed }}</p>
            <div class="assumption-foot">
                <p class="unit" :id="id + '-unit'">{{ each.unit }}</p>
                <Changed v-if="value !== each.default" :words="words" :name="each.title"
                    :was="figure(each.default)" @back="back()"/>
            </div>
            <HelpText v-show="helped" :id="id + '-help'" :notes="notes"/>
        </div>`,
    computed: {
        id() {
            return this.place + "-" + this.each.name;
        },
        help() {
            return fill(this.words["help-about"], {name: this.each.title});
        },
        field() {
            return fill(this.words["assumption-field"], {name: this.each.title});
        },
        wrong() {
            return this.typed !== null;
        },
        allowed() {
            const bound = value => number(value, this.language, {decimals: decimals(value)});
            return fill(this.words["assumption-allowed"], {
                low: bound(this.each.low), high: bound(this.each.high),
            });
        },
        notes() {
            const {source, symbol} = this.each;
            return [
                {label: this.words["help-source"], text: source},
                {label: this.words["help-symbol"], text: symbol},
            ].filter(note => note.text);
        },
    },
    methods: {
        figure(value) {
            const choice = this.each.choices.find(each => each.value === value);
            const places = () => decimals(value, this.each.step);
            return choice ? choice.title : number(value, this.language, {decimals: places()});
        },
        chosen(index) {
            return this.each.choices[index].value;
        },
        // The tag goes away with the change, so the focus moves to what was changed.
        back() {
            this.typed = null;
            this.$emit("change", this.each.default);
            document.getElementById(this.id).focus();
        },
        // What cannot be used stays in the field, with a word on what can be.
        type(text) {
            const value = parsed(text);
            this.typed = value >= this.each.low && value <= this.each.high ? null : text;
            if (!this.wrong && value !== this.value) {
                this.$emit("change", value);
            }
        },
    },
};
