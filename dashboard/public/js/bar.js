// The top of the page: name, language and theme; then what is computed, and the link to it.
import {copy} from "./clipboard.js";
import {jump} from "./jump.js";
import {number} from "./numbers.js";
import {fill} from "./words.js";

const RUNS = [10, 20, 50, 100];
const HIGHEST_SEED = 2 ** 32 - 1;
const SAID = 5000; // milliseconds that a message stands

const Runs = {
    props: {replications: Number, words: Object},
    emits: ["choose"],
    template: `
        <select class="select" :aria-label="words['bar-runs-label']" :value="replications"
            @change="$emit('choose', Number($event.target.value))">
            <option v-for="n in numbers" :key="n" :value="n">{{ text(n) }}</option>
        </select>`,
    computed: {
        // A link may ask for another number of runs.
        numbers() {
            return [...new Set([...RUNS, this.replications])].sort((a, b) => a - b);
        },
    },
    methods: {
        text(n) {
            return fill(this.words["bar-runs"], {n});
        },
    },
};

const Seed = {
    props: {seed: Number, words: Object, language: String},
    emits: ["choose"],
    data: () => ({wrong: false}),
    template: `
        <div class="seed">
            <label for="seed">{{ words["bar-seed-label"] }}</label>
            <input id="seed" class="field" type="number" inputmode="numeric" min="0" :max="HIGHEST_SEED"
                step="1" :value="seed" :aria-invalid="String(wrong)" aria-describedby="seed-help"
                @change="choose($event.target)">
            <p v-if="wrong" class="wrong" role="alert">{{ allowed }}</p>
            <p id="seed-help" class="small">{{ words["bar-luck"] }}</p>
        </div>`,
    computed: {
        allowed() {
            const high = number(HIGHEST_SEED, this.language, {decimals: 0});
            return fill(this.words["bar-seed-allowed"], {high});
        },
    },
    created() {
        this.HIGHEST_SEED = HIGHEST_SEED;
    },
    methods: {
        choose(field) {
            this.wrong = field.value === "" || !field.checkValidity();
            if (!this.wrong && Number(field.value) !== this.seed) {
                this.$emit("choose", Number(field.value));
            }
        },
    },
};

export const Bar = {
    components: {Runs, Seed},
    data: () => ({dark: document.documentElement.dataset.theme === "dark", narrow: false, said: ""}),
    template: `
        <header class="bar">
            <a class="skip" href="#answer" @click.prevent="jump('answer')">{{ words["bar-skip"] }}</a>
            <div class="bar-top">
                <span class="logo">
                    <svg viewBox="0 0 36 24" width="36" height="24" fill="none" stroke="currentColor"
                        stroke-width="2.6" aria-hidden="true">
                        <rect x="2" y="4" width="16" height="16" rx="2.5"/><circle cx="25" cy="12" r="8.2"/>
                    </svg>tillit
                </span>
                <span class="bar-page">{{ words["bar-page"] }}</span>
                <button type="button" class="text-button bar-language" :lang="other"
                    @click="event_language(other)">{{ words["bar-other-language"] }}</button>
                <button type="button" class="icon-button" :aria-label="words['bar-dark']"
                    :aria-pressed="String(dark)" @click="turn()">
                    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
                        <circle cx="10" cy="10" r="7.6" fill="none" stroke="currentColor" stroke-width="1.8"/>
                        <path d="M10 2.4a7.6 7.6 0 0 1 0 15.2z" fill="currentColor"/>
                    </svg>
                </button>
            </div>
            <div class="bar-scenario">
                <span class="scenario">
                    <label for="scenario">{{ words["bar-scenario"] }}</label>
                    <select id="scenario" class="select" :value="scenario"
                        @change="event_scenario($event.target.value)">
                        <option v-for="each in scenarios" :key="each.name"
                            :value="each.name">{{ each.title }}</option>
                    </select>
                </span>
                <span class="luck">
                    <svg viewBox="0 0 16 10" width="16" height="10" stroke="currentColor" stroke-width="2"
                        aria-hidden="true"><path d="M0 2h16M0 8h16"/></svg>{{ words["bar-same-luck"] }}
                </span>
                <Runs v-if="!narrow" :replications="replications" :words="words"
                    @choose="event_replications"/>
                <details ref="more" class="bar-more" @keydown.esc="fold(true)">
                    <summary>{{ summary }}</summary>
                    <div ref="panel" class="bar-panel">
                        <Runs v-if="narrow" :replications="replications" :words="words"
                            @choose="event_replications"/>
                        <Seed :seed="seed" :words="words" :language="language" @choose="event_seed"/>
                        <p v-if="narrow" class="small">{{ facts }}</p>
                    </div>
                </details>
                <span v-if="!narrow" class="bar-facts">{{ facts }}</span>
                <strong class="no-forecast">{{ words["bar-no-forecast"] }}</strong>
                <span class="bar-copy">
                    <button type="button" class="button" @click="copyLink()">{{ words["bar-copy"] }}</button>
                    <span role="status" :class="{'copied': said}">{{ said }}</span>
                </span>
            </div>
        </header>`,
    computed: {
        other() {
            return this.language === "sv" ? "en" : "sv";
        },
        facts() {
            return [this.weeks_text, fill(this.words["bar-version"], {version: this.version})].join(" · ");
        },
        summary() {
            const seed = fill(this.words["bar-seed"], {seed: this.seed});
            const runs = fill(this.words["bar-runs"], {n: this.replications});
            return this.narrow ? [runs, seed].join(" · ") : seed;
        },
    },
    watch: {
        language: {
            immediate: true,
            handler: language => document.documentElement.lang = language,
        },
        // Today's choices stand in the address, so a reload or a bookmark keeps them.
        link: {
            immediate: true,
            handler(link) {
                window.history.replaceState(window.history.state, "", link + window.location.hash);
            },
        },
    },
    created() {
        this.width = window.matchMedia("(max-width: 1179px)");
        this.resize = () => this.narrow = this.width.matches;
        this.outside = event => this.$refs.more.contains(event.target) || this.floats() && this.fold(false);
        this.resize();
        this.width.addEventListener("change", this.resize);
        document.addEventListener("pointerdown", this.outside);
    },
    beforeUnmount() {
        this.width.removeEventListener("change", this.resize);
        document.removeEventListener("pointerdown", this.outside);
        window.clearTimeout(this.timer);
    },
    methods: {
        jump,
        turn() {
            this.dark = !this.dark;
            const theme = this.dark ? "dark" : "light";
            document.documentElement.dataset.theme = theme;
            window.localStorage.setItem("tillit.theme", theme);
            window.dispatchEvent(new Event("tillit-theme"));
        },
        // On phones the panel is part of the page: closed at a touch elsewhere, it would move what is touched.
        floats() {
            return getComputedStyle(this.$refs.panel).position === "absolute";
        },
        fold(back) {
            if (this.$refs.more.open) {
                this.$refs.more.open = false;
                if (back) {
                    this.$refs.more.firstElementChild.focus();
                }
            }
        },
        async copyLink() {
            const copied = await copy(new URL(this.link, window.location.href).href);
            this.said = this.words[copied ? "bar-copied" : "bar-not-copied"];
            window.clearTimeout(this.timer);
            this.timer = window.setTimeout(() => this.said = "", SAID);
        },
    },
};
