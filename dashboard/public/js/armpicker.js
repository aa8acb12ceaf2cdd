// Which arm or form of governance A or B is, and what is known about it.
import {fill} from "./words.js";

export const ArmPicker = {
    props: {side: String, arm: Object, options: Array, words: Object},
    emits: ["choose"],
    template: `
        <div class="arm">
            <span class="badge" :class="'is-' + side" aria-hidden="true">{{ letter }}</span>
            <div>
                <select class="select" :aria-label="label" :aria-describedby="'evidence-' + side"
                    :value="arm.name" @change="$emit('choose', $event.target.value)">
                    <optgroup v-for="kind in kinds" :key="kind.name" :label="kind.title">
                        <option v-for="each in kind.options" :key="each.name"
                            :value="each.name">{{ each.title }}</option>
                    </optgroup>
                </select>
                <p class="evidence" :id="'evidence-' + side">
                    <strong v-if="arm.changed">{{ words["arm-changed"] }}</strong> {{ arm.evidence }}
                </p>
            </div>
        </div>`,
    computed: {
        letter() {
            return this.side.toUpperCase();
        },
        label() {
            return fill(this.words["arm-label"], {side: this.letter});
        },
        kinds() {
            return ["arm", "regime"]
                .map(name => ({
                    name,
                    title: this.words["arm-kind-" + name],
                    options: this.options.filter(each => each.kind === name),
                }))
                .filter(kind => kind.options.length);
        },
    },
};
