import type { FromNameListContext, QueryContext, SubQueryContext } from '@apexdevtools/apex-parser';
import { didYouMean } from '../../metadata/spelling.js';
import type { ObjectSchema, Schema } from './schema.js';

/** What a field path turned out to be: a field of some type, or a mistake. */
export type Resolved = { type: string | undefined; problem?: undefined } | { problem: string };

/** What the names in one query mean. */
export class Scope {
    /** The object that the query reads; undefined when it is unknown, and then no name can be judged. */
    readonly object: ObjectSchema | undefined;
    private readonly schema: Schema;
    /** What fields may be prefixed with: the object's name and its alias. */
    private readonly prefixes: ReadonlySet<string>;
    /** Names given to results, as in `COUNT(Id) total`, which ORDER BY can use. */
    private readonly results: ReadonlySet<string>;

    constructor(
        schema: Schema,
        object: ObjectSchema | undefined,
        from: FromNameListContext,
        query: QueryContext | SubQueryContext
    ) {
        this.schema = schema;
        // further names after a comma are aliases of relationships, a form that this project does not use
        this.object = from.fieldName_list().length === 1 ? object : undefined;
        const names = [from.fieldName(0), ...from.soqlId_list()].map((name) => name.getText().toLowerCase());
        this.prefixes = new Set(names);
        const entries =
            'selectList' in query ? query.selectList().selectEntry_list() : query.subFieldList().subFieldEntry_list();
        this.results = new Set(
            entries.map(
                (entry) => (entry.soqlId() as ReturnType<typeof entry.soqlId> | null)?.getText().toLowerCase() ?? ''
            )
        );
    }

    /** @returns undefined when nothing can be said about the name */
    resolve(path: string): Resolved | undefined {
        if (!this.object || this.results.has(path.toLowerCase())) return undefined;
        const names = path.split('.');
        if (names.length > 1 && this.prefixes.has(names[0]!.toLowerCase())) names.shift();
        const field = names.pop()!;
        let object: ObjectSchema = this.object;
        for (const name of names) {
            const target = object.parents.get(name);
            if (target === undefined) {
                const near = didYouMean(name, object.parents.names());
                return { problem: `${object.name} has no relationship ${name}${near}` };
            }
            const next = this.schema.find(target);
            if (!next) return undefined;
            object = next;
        }
        if (object.fields.has(field)) return { type: object.fields.get(field) };
        return { problem: `${object.name} has no field ${field}${didYouMean(field, object.fields.names())}` };
    }
}
