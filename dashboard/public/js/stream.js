// Takes what the server sends into the store, and answers when it has been drawn.
import {add, forget, show, store} from "./recording.js";
import {span} from "./clock.js";

const {toRaw} = Vue;

export const Stream = {
    template: `<span hidden></span>`,
    watch: {
        // At once, not before the next draw: two messages in one tick must both be taken.
        recording: {handler: "record", immediate: true, flush: "sync"},
        delta: {handler: "take", immediate: true, flush: "sync"},
    },
    mounted() {
        document.addEventListener("visibilitychange", this.answerIfHidden);
    },
    unmounted() {
        document.removeEventListener("visibilitychange", this.answerIfHidden);
    },
    methods: {
        record() {
            if (this.recording) {
                show(this.recording);
                span(this.recording.weeks.at(-1));
                this.take();
            } else {
                forget();
            }
        },
        take() {
            const delta = toRaw(this.delta);
            // A block may come before the recording it belongs to; `record` takes it then.
            if (!delta || delta.recording !== store.recording?.id) {
                return;
            }
            if (delta.revision === store.revision || add(delta)) {
                this.answerWhenDrawn();
            } else {
                this.event_again(null);
            }
        },
        answerWhenDrawn() {
            this.unanswered = {recording: store.recording.id, revision: store.revision};
            if (document.hidden) {
                this.answer();
            } else {
                // The charts draw in the first frame, so in the second it can be seen.
                requestAnimationFrame(() => requestAnimationFrame(() => this.answer()));
            }
        },
        // A hidden page has no frames, and the server must not wait for it.
        answerIfHidden() {
            if (document.hidden) {
                this.answer();
            }
        },
        answer() {
            if (this.unanswered) {
                this.event_seen(this.unanswered);
                this.unanswered = null;
            }
        },
    },
};
