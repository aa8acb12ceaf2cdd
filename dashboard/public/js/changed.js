// The tag "changed, was 0.60" with a button that sets the value back.
import {fill} from "./words.js";

export const Changed = {
    props: {words: Object, name: String, was: String, side: {type: String, default: ""}},
    emits: ["back"],
    template: `
        <span class="tag changed">
            <span>{{ text }}</span>
            <button type="button" class="back" :aria-label="label" @click="$emit('back')">
                <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
                    <path d="M3.2 6.5h6.3a3.6 3.6 0 1 1 0 7.2H5.6M6.4 3 2.9 6.5 6.4 10" fill="none"
                        stroke="currentColor" stroke-width="1.7" stroke-linecap="round"/>
                </svg>
            </button>
        </span>`,
    computed: {
        text() {
            const key = this.side ? "changed-was-side" : "changed-was";
            return fill(this.words[key], {value: this.was, side: this.side.toUpperCase()});
        },
        label() {
            return fill(this.words["changed-back"], {name: this.name, value: this.was});
        },
    },
};
