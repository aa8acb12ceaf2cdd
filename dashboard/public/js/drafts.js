// Values that were moved here but that the server has not answered yet: shown until the answer comes.

export const drafts = {
    data: () => ({draft: {}, held: null}),
    methods: {
        hold(key) {
            this.held = key;
        },
        // Moved and moved back to what the server has: nothing to wait for.
        letGo(value) {
            if (this.draft[this.held] === value) {
                delete this.draft[this.held];
            }
            this.held = null;
        },
        drafted(key, value) {
            return this.draft[key] ?? value;
        },
        // With all values before and after an answer: what the server changed, or agrees with, is settled.
        settle(before, after) {
            for (const key of Object.keys(this.draft)) {
                const answered = after[key] !== before[key] || after[key] === this.draft[key];
                if (key !== this.held && answered) {
                    delete this.draft[key];
                }
            }
        },
    },
};
