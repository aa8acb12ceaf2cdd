// The results below the answer: the difference over time, A and B beside each other, all measures, what
// speaks against it, and where it is from.
import {AllTable} from "./alltable.js";
import {Chart} from "./chart.js";
import {copy} from "./clipboard.js";
import {Panel} from "./panel.js";
import {store} from "./recording.js";
import {YearTable} from "./yeartable.js";
import {fill} from "./words.js";

const ENDED_EMPTY = ["equal", "cancelled", "failed", "refused"];

export const Results = {
    components: {AllTable, Chart, Panel, YearTable},
    template: `
        <div class="results">
            <section class="card" aria-labelledby="difference-title">
                <h2 id="difference-title" tabindex="-1" ref="title">{{ words["difference-title"] }}</h2>
                <p class="secondary">{{ differenceText }}</p>
                <p v-if="look_for" class="secondary look-for"
                    ><strong>{{ words["look-for"] }}</strong> {{ look_for }}</p>
                <ul v-if="shown" class="legend small" aria-hidden="true">
                    <li><i class="key is-middle"></i>{{ words["legend-middle"] }}</li>
                    <li>
                        <i class="key is-above"></i><i class="key is-below"></i>{{ words["legend-band"] }}
                    </li>
                    <li><i class="key is-single"></i>{{ words["legend-single"] }}</li>
                </ul>
                <p v-if="waiting" class="secondary nothing-yet">{{ words["chart-waiting"] }}</p>
                <p v-if="!shown" class="secondary nothing-yet">{{ nothing }}</p>
                <Chart v-if="shown" kind="difference" :measure="measure.name" :title="measure.title"
                    :words="words" :language="language" />
                <YearTable v-if="shown" :measures="[measure]" :file="measure.name" :subject="measure.title"
                    :words="words" :language="language" />
            </section>

            <section v-if="panels.length && shown" class="card" aria-labelledby="panels-title">
                <h2 id="panels-title">{{ words["panels-title"] }}</h2>
                <p class="secondary">{{ words["panels-text"] }}</p>
                <ul class="legend small" aria-hidden="true">
                    <li><i class="key is-a"></i>{{ words["arm-a"] }}</li>
                    <li><i class="key is-b"></i>{{ words["arm-b"] }}</li>
                    <li>
                        <i class="key is-soft-a"></i><i class="key is-soft-b"></i>{{ words["legend-band"] }}
                    </li>
                </ul>
                <div class="panels">
                    <Panel v-for="each in panels" :key="each.name" :measure="each"
                        :chosen="each.name === measure.name" :words="words" :language="language"
                        @choose="show" />
                </div>
                <YearTable :measures="panels" :file="words['panels-file']" :subject="words['panels-title']"
                    :words="words" :language="language" />
            </section>

            <details class="card fold">
                <summary><h2>{{ words["all-title"] }}</h2></summary>
                <AllTable v-if="all.length" :groups="all" :chosen="measure.name" :period="period_text"
                    :words="words" :language="language" @choose="show" />
                <p v-else class="secondary">{{ shown ? words["all-waiting"] : nothing }}</p>
            </details>

            <section v-if="against.length" class="card" aria-labelledby="against-title">
                <h2 id="against-title">{{ words["against-title"] }}</h2>
                <dl class="against">
                    <div v-for="each in against" :key="each.title">
                        <dt>{{ each.title }}</dt>
                        <dd>{{ each.text }}</dd>
                    </div>
                </dl>
            </section>

            <section class="card origin" aria-labelledby="origin-title">
                <h2 id="origin-title">{{ words["origin-title"] }}</h2>
                <p class="secondary"
                    >{{ sourceText }} <span v-if="source.status" class="tag">{{ source.status }}</span></p>
                <h3>{{ words["command-title"] }}</h3>
                <div class="command">
                    <code tabindex="0" role="group" :aria-label="words['command-title']">{{ command }}</code>
                    <button type="button" class="button" @click="copy"
                        >{{ words[copied ? "command-copied" : "command-copy"] }}</button>
                </div>
                <p class="visually-hidden" role="status">{{ copied ? words["command-copied"] : "" }}</p>
            </section>
        </div>`,
    data: () => ({copied: false, drawn: store.runs > 0}),
    computed: {
        begun() {
            return store.runs > 0;
        },
        // Without a run there is something to wait for, unless it ended so.
        shown() {
            return this.begun || !ENDED_EMPTY.includes(this.state);
        },
        // Only before the very first run: later the old curves stay until there are new ones.
        waiting() {
            return this.shown && !this.drawn;
        },
        nothing() {
            return this.words[this.state === "equal" ? "chart-equal" : "chart-none"];
        },
        differenceText() {
            const {title, unit, meaning} = this.measure;
            const text = fill(this.words["difference-text"], {title, unit});
            return [text, meaning].filter(Boolean).join(" ");
        },
        sourceText() {
            return [this.source.document, this.source.section].filter(Boolean).join(", ");
        },
    },
    watch: {
        begun() {
            this.drawn = true;
        },
    },
    beforeUnmount() {
        clearTimeout(this.timer);
    },
    methods: {
        show(name) {
            this.event_measure(name);
            const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
            this.$refs.title.scrollIntoView({behavior: calm ? "auto" : "smooth", block: "start"});
            this.$refs.title.focus({preventScroll: true});
        },
        async copy() {
            this.copied = await copy(this.command);
            clearTimeout(this.timer);
            this.timer = setTimeout(() => {
                this.copied = false;
            }, 3000);
        },
    },
};
