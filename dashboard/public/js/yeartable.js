// What a chart shows as a table, year by year, on the page and as a file for a spreadsheet.
import {decimalsFor, number} from "./numbers.js";
import {store, summary} from "./recording.js";
import {pointAt, yearName} from "./scale.js";
import {WEEKS_PER_YEAR} from "./clock.js";
import {fill} from "./words.js";

const CSV = {sv: {between: ";", point: ",", mark: "\ufeff"}, en: {between: ",", point: ".", mark: ""}};

const FILE_COLUMNS = ["measure", "unit", "year", "a", "b", "difference", "low", "high", "higher", "runs"];

export const YearTable = {
    // measures: [{name, title, unit}]; file: what the file is called, without its ending; subject: what it
    // shows.
    props: {measures: Array, file: String, subject: String, words: Object, language: String},
    template: `
        <div class="chart-actions">
            <button type="button" class="text-button" :aria-expanded="open" :aria-controls="id"
                @click="open = !open">{{ words[open ? "table-hide" : "table-show"]
                }}<span class="visually-hidden">: {{ subject }}</span></button>
            <button type="button" class="text-button" :disabled="!known" @click="save"
                >{{ words["table-save"] }}<span class="visually-hidden">: {{ subject }}</span></button>
            <p v-show="open" class="table-caption secondary">{{ caption }}</p>
            <div :id="id" v-show="open" class="table-scroll" role="region" tabindex="0" :aria-label="name">
                <table v-if="open" class="table" :aria-label="caption">
                    <thead>
                        <tr>
                            <th scope="col">{{ words["table-year"] }}</th>
                            <th v-for="name in columns" :key="name" scope="col"
                                >{{ words["table-" + name] }}</th>
                        </tr>
                    </thead>
                    <tbody v-for="part in parts" :key="part.name">
                        <tr v-if="parts.length > 1">
                            <th scope="rowgroup" colspan="6" class="table-group">
                                {{ part.title }} <span class="small">{{ part.unit }}</span>
                            </th>
                        </tr>
                        <tr v-for="row in part.rows" :key="row.year">
                            <th scope="row">{{ row.year }}</th>
                            <td v-for="name in columns" :key="name">{{ row[name] }}</td>
                        </tr>
                    </tbody>
                </table>
            </div>
        </div>`,
    data: () => ({open: false, columns: ["a", "b", "difference", "range", "higher"]}),
    computed: {
        id() {
            return `table-${this.file}`;
        },
        name() {
            return fill(this.words["table-of"], {subject: this.subject});
        },
        known() {
            return this.measures.some(measure => summary(measure.name));
        },
        caption() {
            const unit = this.measures.length === 1 ? this.measures[0].unit : "";
            const subject = [this.subject, unit].filter(Boolean).join(", ");
            return fill(this.words["table-caption"], {subject});
        },
        parts() {
            const rows = ({name}) => yearRows(name).map(this.written);
            return this.measures.map(measure => ({...measure, rows: rows(measure)}));
        },
    },
    methods: {
        written({year, a, b, difference, low, high, higher, pairs, places, decimals}) {
            const plain = value => number(value, this.language, {decimals: places});
            const signed = value => number(value, this.language, {decimals, signed: true});
            return {
                year: yearName(year * WEEKS_PER_YEAR, store.recording, this.words),
                a: plain(a), b: plain(b), difference: signed(difference),
                // Without a run that has both A and B there is nothing to compare.
                range: pairs ? fill(this.words["from-to"], {low: signed(low), high: signed(high)}) : plain(NaN),
                higher: pairs ? fill(this.words["k-of-n"], {k: higher, n: pairs}) : plain(NaN),
            };
        },
        save() {
            const link = document.createElement("a");
            link.href = URL.createObjectURL(new Blob([this.csv()], {type: "text/csv;charset=utf-8"}));
            link.download = `${this.file}.csv`;
            link.click();
            setTimeout(() => URL.revokeObjectURL(link.href), 1000);
        },
        csv() {
            const {between, point, mark} = CSV[this.language] ?? CSV.en;
            const written = value => String(Number(value.toPrecision(9))).replace(".", point);
            const cell = value => {
                const text = typeof value === "number" ? written(value) : value;
                const quoted = text.includes(between) || /["\n]/.test(text);
                return quoted ? `"${text.replaceAll('"', '""')}"` : text;
            };
            const lines = [FILE_COLUMNS.map(name => this.words[`file-${name}`])];
            for (const {name, title, unit} of this.measures) {
                for (const row of yearRows(name)) {
                    const year = yearName(row.year * WEEKS_PER_YEAR, store.recording, this.words);
                    const values = [row.a, row.b, row.difference, row.low, row.high];
                    const known = values.map(value => (Number.isNaN(value) ? "" : value));
                    lines.push([title, unit, year, ...known, row.higher, row.pairs]);
                }
            }
            return mark + lines.map(each => each.map(cell).join(between)).join("\r\n") + "\r\n";
        },
    },
};

// The last point of each year.
function yearRows(measure) {
    const known = summary(measure);
    if (!known) {
        return [];
    }
    const {a, b, difference, higher, pairs} = known;
    // A difference is often far smaller than what differs, and must not be rounded away.
    const places = decimalsFor([...a.middle, ...b.middle]);
    const decimals = Math.max(places, decimalsFor([...difference.low, ...difference.high]));
    const years = Math.ceil(store.recording.weeks.at(-1) / WEEKS_PER_YEAR);
    return Array.from({length: years}, (_, each) => {
        const at = pointAt((each + 1) * WEEKS_PER_YEAR, store.recording);
        return {
            year: each + 1, a: a.middle[at], b: b.middle[at], difference: difference.middle[at],
            places, decimals,
            low: difference.low[at], high: difference.high[at],
            higher: higher[at] ?? 0, pairs: pairs[at] ?? 0,
        };
    });
}
