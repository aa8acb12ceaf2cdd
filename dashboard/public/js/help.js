// A question mark that opens and closes an explanation, and the explanation.

export const HelpButton = {
    props: {label: String, target: String, open: Boolean},
    emits: ["toggle"],
    template: `
        <button type="button" class="help-button" :aria-label="label" :aria-expanded="String(open)"
            :aria-controls="target" @click="$emit('toggle')"
            @keydown.esc="open && $emit('toggle')">?</button>`,
};

// Notes are pairs of a label and a text, such as the source.
export const HelpText = {
    props: {id: String, meaning: String, notes: Array},
    template: `
        <div class="help" :id="id">
            <p v-if="meaning">{{ meaning }}</p>
            <p v-for="note in notes" :key="note.label"><strong>{{ note.label }}</strong> {{ note.text }}</p>
        </div>`,
};
