import { isUtf8 } from 'node:buffer';
import { isId, to18 } from '../ids.js';

const MOST = 200;

/** What a sync writes on an Opportunity: the competitors field and `Gong_Competitors__c`. */
export interface Texts {
    field: string | null;
    state: string | null;
}

/** One Opportunity as a caller read it and wants it. */
export interface Wish {
    id: string;
    expected: Texts;
    next: Texts;
}

/** A request that cannot be understood; the message is one sentence for the caller. */
export class NotUnderstood extends Error {}

/**
 * The Apex class GongFieldRequest in TypeScript: every key is there, ids are ids, and no Opportunity stands in it twice.
 * @throws NotUnderstood with the row and what is wrong with it
 */
export function fieldRequest(body: Buffer): { field: string; wishes: Wish[] } {
    const { field, opportunities } = objectOf(json(body), 'The body');
    if (typeof field !== 'string' || !Array.isArray(opportunities))
        throw new NotUnderstood('The body must be {"field", "opportunities": […]}.');
    if (opportunities.length > MOST) throw new NotUnderstood(`Send at most ${MOST} Opportunities at once.`);
    const seen = new Set<string>();
    const wishes = opportunities.map((row: unknown, i): Wish => {
        const name = `Row ${i + 1}`;
        const wish = wishOf(row, name);
        if (seen.has(to18(wish.id))) throw new NotUnderstood(`${name} has an id that stands in the list before.`);
        seen.add(to18(wish.id));
        return wish;
    });
    return { field, wishes };
}

function json(body: Buffer): unknown {
    try {
        if (isUtf8(body)) return JSON.parse(body.toString('utf8'));
    } catch {
        // told below
    }
    throw new NotUnderstood('The body must be JSON in UTF-8.');
}

function wishOf(row: unknown, name: string): Wish {
    const { id, expected, next } = objectOf(row, name);
    if (typeof id !== 'string' || !isId(id)) throw new NotUnderstood(`${name} has no id of an Opportunity.`);
    return { id, expected: textsOf(expected, `${name}: "expected"`), next: textsOf(next, `${name}: "next"`) };
}

/** A key that is left out would erase a field: absent and null are not the same here. */
function textsOf(given: unknown, name: string): Texts {
    const texts = objectOf(given, name);
    for (const key of ['field', 'state']) {
        const text = texts[key];
        if (text !== null && typeof text !== 'string')
            throw new NotUnderstood(`${name} needs "${key}", a text or null.`);
    }
    return { field: texts.field as string | null, state: texts.state as string | null };
}

function objectOf(given: unknown, name: string): Record<string, unknown> {
    if (typeof given !== 'object' || given === null || Array.isArray(given))
        throw new NotUnderstood(`${name} must be an object.`);
    return given as Record<string, unknown>;
}
