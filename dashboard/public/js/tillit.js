import {twice} from "./twice.js";
export const Hello = {
    template: `<p>Hej {{n}} {{double}} <button @click="event_more(null)">mer</button></p>`,
    computed: {double() { return twice(this.n); }},
};
