// How the world works, the same for A and B: a few assumptions first, then all of them with a search.
import {Assumption} from "./assumption.js";
import {drafts} from "./drafts.js";
import {fill} from "./words.js";

function values(groups) {
    const every = groups.flatMap(group => group.assumptions);
    return Object.fromEntries(every.map(each => [each.name, each.value]));
}

export const Assumptions = {
    mixins: [drafts],
    components: {Assumption},
    data: () => ({all: false, query: "", wide: window.matchMedia("(min-width: 1000px)").matches}),
    template: `
        <details class="card sections assumptions" :open="wide">
            <summary><h2>{{ words["assumptions-title"] }}</h2><span class="count">{{ count }}</span></summary>
            <div class="assumptions-body">
                <p class="secondary">{{ words["assumptions-lead"] }}</p>
                <Assumption v-for="each in first" :key="each.name" v-bind="bound(each, 'first')"
                    v-on="heard(each)"/>
                <div class="assumptions-more">
                    <button ref="more" type="button" class="text-button" :aria-expanded="String(all)"
                        aria-controls="assumptions-all" @click="all = !all">{{ allText }}</button>
                    <button v-if="changed" type="button" class="text-button"
                        @click="renew()">{{ words["assumptions-reset"] }}</button>
                </div>
            </div>
            <div v-if="all" id="assumptions-all">
                <div class="search">
                    <label for="assumptions-search">{{ words["assumptions-search"] }}</label>
                    <input id="assumptions-search" ref="search" v-model="query" class="field" type="search"
                        autocomplete="off">
                    <p class="small" role="status">{{ found }}</p>
                    <button v-if="searching && !matches.length" type="button" class="button"
                        @click="query = ''; $refs.search.focus()">
                        {{ words["assumptions-search-clear"] }}
                    </button>
                </div>
                <template v-if="searching">
                    <section v-for="group in matches" :key="group.title" class="group is-found">
                        <h3>{{ group.title }}</h3>
                        <Assumption v-for="each in group.assumptions" :key="each.name"
                            v-bind="bound(each, 'all')" v-on="heard(each)"/>
                    </section>
                </template>
                <template v-else>
                    <details v-for="group in groups" :key="group.title" class="group">
                        <summary>
                            <h3>{{ group.title }}</h3>
                            <span class="count">{{ group.assumptions.length }}</span>
                        </summary>
                        <Assumption v-for="each in group.assumptions" :key="each.name"
                            v-bind="bound(each, 'all')" v-on="heard(each)"/>
                    </details>
                </template>
            </div>
        </details>`,
    computed: {
        every() {
            return this.groups.flatMap(group => group.assumptions);
        },
        first() {
            return this.shown.map(name => this.every.find(each => each.name === name)).filter(Boolean);
        },
        count() {
            const key = {0: "none", 1: "one"}[this.changed] || "many";
            return fill(this.words["assumptions-changed-" + key], {n: this.changed});
        },
        allText() {
            const key = this.all ? "assumptions-less" : "assumptions-all";
            return fill(this.words[key], {n: this.every.length});
        },
        sought() {
            return this.query.trim().toLowerCase();
        },
        searching() {
            return this.sought !== "";
        },
        matches() {
            const hit = each => [each.title, each.name, each.symbol, each.unit, each.source]
                .some(text => text.toLowerCase().includes(this.sought));
            return this.groups
                .map(group => ({...group, assumptions: group.assumptions.filter(hit)}))
                .filter(group => group.assumptions.length);
        },
        found() {
            const n = this.matches.reduce((sum, group) => sum + group.assumptions.length, 0);
            if (!this.searching) {
                return "";
            }
            return fill(this.words[n ? "assumptions-found" : "assumptions-found-none"], {
                n, total: this.every.length, query: this.query.trim(),
            });
        },
    },
    watch: {
        groups(after, before) {
            this.settle(values(before), values(after));
        },
    },
    methods: {
        bound(each, place) {
            return {
                each, place, words: this.words, language: this.language,
                value: this.drafted(each.name, each.value),
            };
        },
        heard(each) {
            return {
                begin: () => this.hold(each.name),
                input: value => this.draft[each.name] = value,
                change: value => this.change(each, value),
                end: () => this.letGo(each.value),
            };
        },
        change(each, value) {
            this.draft[each.name] = value;
            this.event_assumption({name: each.name, value});
        },
        renew() {
            this.draft = {};
            this.event_reset(null);
            this.$refs.more.focus(); // the button itself goes away
        },
    },
};
