// What went wrong or is worth knowing: a coloured edge, a title, a text, and at most one thing to do about
// it.

export const Note = {
    props: {kind: String, title: String, text: String, action: Object},
    emits: ["act"],
    template: `
        <div class="note" :class="'is-' + kind">
            <p><strong>{{ title }}</strong> {{ text }}</p>
            <button v-if="action" type="button" class="button" @click="$emit('act', action.name)"
                >{{ action.label }}</button>
        </div>`,
};
