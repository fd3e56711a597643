import { basename, dirname } from 'node:path';
import type { Finding } from '../../../gates/metadata/finding.js';

/** A rule's sentence, and what the platform says instead. */
const WORDS: ReadonlyArray<readonly [RegExp, (match: RegExpExecArray, finding: Finding) => string]> = [
    [/^(\S+) has no @AuraEnabled method (\w+)/, ([, owner, method]) => unknownApex('method', `${owner}.${method}`)],
    [
        /^there is no ApexClass (\w+)/,
        ([, name], { element, path }) =>
            isCode(path) ? unknownApex('class', name) : unknown(element, 'ApexClass', name)
    ],
    [
        /^there is no LightningComponentBundle (\w+)/,
        ([, name], { path, element }) => {
            if (element === 'componentName')
                return `We couldn't retrieve the design time component information for component c:${name}.`;
            if (!isCode(path)) return unknown(element, 'LightningComponentBundle', name);
            return `No MODULE named markup://c:${name} found : [markup://c:${basename(dirname(path))}]`;
        }
    ],
    [
        /^there is no principal ([\w-]+)/,
        ([, name], { element }) => unknown(element, 'ExternalCredentialParameter', name)
    ],
    [
        /^there is no (\w+) ([\w./-]*\w)/,
        ([sentence, type, name], { element, path }) =>
            // what a component imports has no element, and the platform's words for it are not known
            isCode(path) ? capital(sentence) : unknown(element === 'objectPermissions' ? 'object' : element, type, name)
    ],
    [/^(\S+) takes no field permissions/, ([, field]) => `You cannot deploy to a required field: ${field}`],
    [/^(\w+) on (\w+) depends on (\w+)( on (\w+))?/, depends],
    [/^the layout leaves out (\w+)/, ([, field]) => `Layout must contain an item for required layout field: ${field}`],
    [/^a (\w+) field needs <(\w+)>/, ([, type, name]) => `Must specify '${name}' for a CustomField of type ${type}`],
    [/^"(.*)" is no (\w+)/, ([, value, type]) => `'${value}' is not a valid value for the enum '${type}'`],
    [
        /^<(\w+)> is no element of (\w+)/,
        ([, element, type]) =>
            `Element {http://soap.sforce.com/2006/04/metadata}${element} invalid at this location in type ${type}`
    ],
    [/^not well-formed XML: (.*)\.$/, ([, message]) => `Error parsing file: ${message}`],
    [
        /sharingModel is ControlledByParent/,
        () =>
            'Cannot set sharingModel to a value other than ControlledByParent on a CustomObject with a MasterDetail relationship field'
    ]
];

/**
 * A finding in the platform's words where they are known, else in the rule's own.
 */
export function problemOf(finding: Finding): string {
    for (const [pattern, say] of WORDS) {
        const match = pattern.exec(finding.message);
        if (match) return say(match, finding);
    }
    return capital(finding.message);
}

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
const isCode = (path: string): boolean => /^lwc\/.*\.(js|html)$/.test(path);
const unknown = (element: string | undefined, type: string | undefined, name: string | undefined): string =>
    `In field: ${element ?? 'name'} - no ${type} named ${name} found`;
const unknownApex = (what: string, name: string | undefined): string =>
    `Unable to find Apex action ${what} referenced as '${name}'.`;

function depends([, permission, object, other, , on]: RegExpExecArray): string {
    const name = (each = ''): string => each.replace(/^allow/, '').replace(/^(view|modify)AllRecords$/, '$1 All');
    return `Permission ${name(permission)} ${object} depends on permission(s): ${name(other)} ${on ?? object}`;
}
