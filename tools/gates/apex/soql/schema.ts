/** What a query can name of an object. Names are compared without regard to case, as SOQL does. */
export class ObjectSchema {
    readonly name: string;
    /** Type of each field, such as `LongTextArea`; standard fields have the Apex type, such as `Datetime`. */
    readonly fields = new Names<string>();
    /** The object at the other end of a relationship that a field path follows: `Opportunity__r` or `Account`. */
    readonly parents = new Names<string>();
    /** The object that a sub-query of that relationship reads: `Gong_Calls__r`. */
    readonly children = new Names<string>();

    constructor(name: string) {
        this.name = name;
    }
}

/** A map by names that ignores their case and keeps their spelling. */
export class Names<T> {
    private readonly entries = new Map<string, { name: string; value: T }>();

    get(name: string): T | undefined {
        return this.entries.get(name.toLowerCase())?.value;
    }

    set(name: string, value: T): void {
        this.entries.set(name.toLowerCase(), { name, value });
    }

    has(name: string): boolean {
        return this.entries.has(name.toLowerCase());
    }

    /** As they were spelled when they were set. */
    names(): string[] {
        return [...this.entries.values()].map(({ name }) => name);
    }
}

/** The objects that queries can name: the platform's, and the project's own. */
export interface Schema {
    /** @returns undefined for an object that neither has */
    find(object: string): ObjectSchema | undefined;
    /** The project's own objects, for suggestions. */
    ownObjects(): string[];
}
