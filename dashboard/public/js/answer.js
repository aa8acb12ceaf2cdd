// The answer: a measure, a period, one sentence as a count with its counter-sentence, and a mark for each
// run.
import {DotStrip} from "./dots.js";
import {Note} from "./notes.js";
import {fill} from "./words.js";

const PATIENCE = 300; // Milliseconds of calculating before the page says so.
const ENDED = ["done", "cancelled", "failed", "equal", "refused"];

export const Answer = {
    components: {DotStrip, Note},
    template: `
        <section class="card answer" id="answer" tabindex="-1" aria-labelledby="answer-sentence"
            :aria-busy="busy">
            <div class="answer-choices">
                <label class="answer-choice">
                    <span class="answer-label">{{ words["answer-measure"] }}</span>
                    <select class="select" :value="measure" @change="event_measure($event.target.value)">
                        <optgroup v-for="group in groups" :key="group.title" :label="group.title">
                            <option v-for="each in group.measures" :key="each.name" :value="each.name"
                                >{{ each.title }}</option>
                        </optgroup>
                    </select>
                </label>
                <fieldset class="answer-choice answer-periods">
                    <legend class="answer-label">{{ words["answer-period"] }}</legend>
                    <div class="segments">
                        <label v-for="each in periods" :key="each.value" class="segment">
                            <input type="radio" name="answer-period" :value="each.value"
                                :checked="each.value === period" @change="event_period(each.value)">
                            <span>{{ each.label }}</span>
                        </label>
                    </div>
                </fieldset>
            </div>

            <template v-if="calculating">
                <h2 id="answer-sentence" class="answer-sentence">{{ progressText }}</h2>
                <progress class="answer-progress" :max="progress.total || 1" :value="progress.done"
                    :aria-label="words['answer-progress']"></progress>
                <p v-if="partial" class="answer-counter">{{ partial }}</p>
                <button type="button" class="button answer-button" @click="event_cancel(null)"
                    >{{ words["answer-cancel"] }}</button>
            </template>

            <template v-else-if="state === 'equal'">
                <h2 id="answer-sentence" class="visually-hidden">{{ words["answer-title"] }}</h2>
                <div class="answer-empty" aria-hidden="true"><i></i><i></i><i></i><i></i></div>
                <p><strong>{{ parts.tail }}</strong> {{ words["answer-equal-text"] }}</p>
            </template>

            <template v-else-if="parts.count || parts.tail">
                <h2 id="answer-sentence" class="answer-sentence" :class="{'is-stale': grey}">{{ parts.lead
                    }}<mark v-if="decided && !grey">{{ parts.count }}</mark><template v-else>{{ parts.count
                    }}</template>{{ parts.tail }}</h2>
                <p v-if="counter" class="answer-counter" :class="{'is-stale': grey}">{{ counter }}</p>
                <p v-if="effect" class="answer-effect secondary" :class="{'is-stale': grey}">{{ effect }}</p>
            </template>

            <template v-else-if="!ended">
                <h2 id="answer-sentence" class="visually-hidden">{{ words["answer-waiting"] }}</h2>
                <div class="skeleton answer-skeleton" aria-hidden="true"><i></i><i></i><i></i></div>
            </template>
            <h2 v-else id="answer-sentence" class="visually-hidden">{{ words["answer-none"] }}</h2>

            <Note v-if="dragging || (old && ended)" kind="warn" :title="words['answer-stale-title']"
                :text="dragging ? words['answer-stale-text'] : ''" />
            <Note v-for="(note, each) in notes" :key="each" v-bind="note" @act="event_retry(null)" />

            <DotStrip v-if="differences.length && state !== 'equal'" :class="{'is-stale': grey}"
                :differences="differences" :unit="unit" :words="words" :language="language" />

            <div v-if="more && !grey && ended" class="answer-more">
                <p v-if="!decided" class="answer-counter">{{ words["answer-undecided"] }}</p>
                <button type="button" class="button" @click="event_more(more)">{{ moreText }}</button>
            </div>
            <p class="visually-hidden" role="status" aria-live="polite">{{ said }}</p>
        </section>`,
    data: () => ({patient: true, said: ""}),
    computed: {
        groups() {
            const titles = [...new Set(this.measures.map(each => each.group))];
            const of = title => this.measures.filter(each => each.group === title);
            return titles.map(title => ({title, measures: of(title)}));
        },
        busy() {
            return this.state === "running" || this.state === "waiting";
        },
        ended() {
            return ENDED.includes(this.state);
        },
        calculating() {
            return this.state === "running" && !this.patient && !this.dragging;
        },
        // What stands there is from before: a lever is held, or the new calculation has only just begun.
        grey() {
            return this.dragging || this.old || (this.busy && !this.calculating);
        },
        asked() {
            return `${this.measure} ${this.period}`;
        },
        progressText() {
            return fill(this.words["answer-running"], this.progress);
        },
        moreText() {
            return fill(this.words["answer-more"], {n: this.more});
        },
    },
    watch: {
        state: {
            immediate: true,
            handler(now, before) {
                clearTimeout(this.timer);
                this.patient = true;
                if (now === "running") {
                    this.timer = setTimeout(() => {
                        this.patient = false;
                    }, PATIENCE);
                }
                if (this.ended && before && !ENDED.includes(before)) {
                    this.say();
                }
            },
        },
        // Another measure or period is another answer, without a calculation.
        asked() {
            if (this.ended && !this.old) {
                this.say();
            }
        },
    },
    beforeUnmount() {
        clearTimeout(this.timer);
    },
    methods: {
        // Emptied first, so that the same answer twice is said twice.
        say() {
            this.said = "";
            this.$nextTick(() => {
                this.said = this.spoken();
            });
        },
        spoken() {
            const {lead, count, tail} = this.parts;
            const notes = this.notes.map(note => `${note.title} ${note.text}`);
            return [...(this.state === "done" ? [] : notes), `${lead}${count}${tail}`, this.counter].join(" ").trim();
        },
    },
};
