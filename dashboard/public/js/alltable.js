// Every measure in one table; each can be shown in the chart above.
import {decimalsFor, number} from "./numbers.js";
import {fill} from "./words.js";

const COLUMNS = ["a", "b", "difference", "interval", "higher"];

export const AllTable = {
    props: {groups: Array, chosen: String, period: String, words: Object, language: String},
    emits: ["choose"],
    template: `
        <p class="table-caption secondary">{{ period }}</p>
        <div class="table-scroll" role="region" tabindex="0" :aria-label="name">
            <table class="table" :aria-label="name">
                <thead>
                    <tr>
                        <th scope="col">{{ words["all-measure"] }}</th>
                        <th v-for="name in columns" :key="name" scope="col">{{ words["table-" + name] }}</th>
                    </tr>
                </thead>
                <tbody v-for="group in groups" :key="group.group">
                    <tr><th scope="rowgroup" colspan="6" class="table-group">{{ group.group }}</th></tr>
                    <tr v-for="row in group.rows.map(written)" :key="row.name"
                        :class="{'is-chosen': row.name === chosen}">
                        <th scope="row">
                            <button type="button" class="text-button" @click="$emit('choose', row.name)"
                                :aria-current="row.name === chosen ? 'true' : null">{{ row.title }}</button>
                            <span class="small">{{ row.unit }}</span>
                        </th>
                        <td v-for="name in columns" :key="name">{{ row[name] }}</td>
                    </tr>
                </tbody>
            </table>
        </div>`,
    data: () => ({columns: COLUMNS}),
    computed: {
        name() {
            return fill(this.words["table-of"], {subject: this.words["all-title"]});
        },
    },
    methods: {
        written(row) {
            // A difference is often far smaller than what differs, and must not be rounded away.
            const places = decimalsFor([row.a, row.b]);
            const decimals = Math.max(places, decimalsFor([row.difference, row.low, row.high]));
            const plain = value => number(value, this.language, {decimals: places});
            const signed = value => number(value, this.language, {decimals, signed: true});
            return {
                ...row, a: plain(row.a), b: plain(row.b), difference: signed(row.difference),
                // One run has no interval.
                interval: row.low === null
                    ? plain(NaN)
                    : fill(this.words["from-to"], {low: signed(row.low), high: signed(row.high)}),
                higher: row.higher || "–",
            };
        },
    },
};
