/** One component that did not deploy, as `sf project deploy start --json` tells it. */
export interface ComponentFailure {
    componentType?: string;
    fullName?: string;
    problem?: string;
    lineNumber?: number;
}

/** What an admin can do about a failure, by what the platform says. */
const REMEDIES: ReadonlyArray<readonly [RegExp, string]> = [
    [
        /already (in use|exists|been used)|duplicate|already taken|another package|managed/i,
        'The org has something of this name from elsewhere (Setup › Installed Packages, or made by hand). Uninstall or rename it: this package owns names that start with Gong.'
    ],
    [
        /change (the )?type|field type|cannot update referenced/i,
        'The org has this field with another type. Rename or delete it: Setup › Object Manager › Opportunity › Fields & Relationships; or keep it and let Gong Settings name another field.'
    ],
    [
        /insufficient|modify ?metadata|ModifyAllData|not have (access|permission)/i,
        'Deploying takes "Modify Metadata Through Metadata API Functions" and "Customize Application", as a System Administrator has them.'
    ],
    [/limit|exceeded/i, 'The org is at one of its limits: Setup › System Overview shows which.'],
    [
        /assigned to users/i,
        'Somebody still has the permission set: Setup › Permission Sets › (its name) › Manage Assignments.'
    ],
    [
        /referenced|in use|depend|default/i,
        'Something in the org still uses it. For the record page: Setup › Lightning App Builder › Gong Opportunity › Activation, then remove the assignments.'
    ],
    [
        /no \w+ named|Unable to find|No MODULE|couldn't retrieve/i,
        'The package is not whole: take a clean clone and run "npm ci", which builds it.'
    ]
];

/** @returns the remedies for what is said, each once; a general one when none is known */
export function remediesFor(problems: readonly string[]): string[] {
    const known = problems.flatMap((problem) => REMEDIES.find(([pattern]) => pattern.test(problem))?.[1] ?? []);
    return [...new Set(known.length > 0 ? known : ['Read the reason above and mend it in the org.'])];
}

/** The failures for people, a line each. */
export function describe(failures: readonly ComponentFailure[]): string {
    return failures
        .map(({ componentType, fullName, problem }) => `${componentType || 'File'} ${fullName}: ${problem}`)
        .join('\n');
}
