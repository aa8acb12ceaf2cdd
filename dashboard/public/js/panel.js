// One measure as a small picture, with its values at the clock below it.
import {Chart} from "./chart.js";
import {clock} from "./clock.js";
import {decimalsFor, number} from "./numbers.js";
import {store, summary} from "./recording.js";
import {pointAt} from "./scale.js";
import {fill} from "./words.js";

const AtClock = {
    props: {measure: String, words: Object, language: String},
    template: `
        <p v-if="at" class="panel-values small">
            <span class="is-a">{{ words["arm-a"] }} <strong>{{ at.a }}</strong></span>
            <span class="is-b">{{ words["arm-b"] }} <strong>{{ at.b }}</strong></span>
            <span class="panel-higher">{{ at.higher }}</span>
        </p>
        <p v-else class="panel-values small">&nbsp;</p>`,
    computed: {
        known() {
            return summary(this.measure);
        },
        decimals() {
            const {a, b, difference} = this.known;
            return Math.max(decimalsFor([...a.middle, ...b.middle]), decimalsFor(difference.middle) - 1);
        },
        at() {
            const point = this.known ? Math.max(pointAt(clock.week, store.recording), 0) : -1;
            if (point < 0) {
                return null;
            }
            const {known, language, decimals} = this;
            const value = arm => number(known[arm].middle[point], language, {decimals});
            return {
                a: value("a"), b: value("b"),
                higher: fill(this.words["higher-in"], {k: known.higher[point], n: known.pairs[point]}),
            };
        },
    },
};

export const Panel = {
    components: {AtClock, Chart},
    props: {measure: Object, chosen: Boolean, words: Object, language: String},
    emits: ["choose"],
    template: `
        <article class="panel">
            <h3>{{ measure.title }}</h3>
            <p class="small">{{ measure.unit }}</p>
            <Chart kind="paths" :measure="measure.name" :title="measure.title" :words="words"
                :language="language" />
            <AtClock :measure="measure.name" :words="words" :language="language" />
            <p v-if="chosen" class="small">{{ words["panel-chosen"] }}</p>
            <button v-else type="button" class="text-button small" @click="$emit('choose', measure.name)"
                >{{ words["panel-choose"]
                }}<span class="visually-hidden">: {{ measure.title }}</span></button>
        </article>`,
};
