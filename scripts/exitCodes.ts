/** What the commands end with: README's table and every help text say it in these words. */
export const EXIT_CODES = {
    0: 'all well',
    1: 'something failed: each says what to do',
    2: 'wrong usage',
    3: 'login, permission or access key',
    4: 'blocked by a check or a setting',
    5: 'a limit or a reserve is reached: run it again later'
} as const;

export type ExitCode = keyof typeof EXIT_CODES;

/** For help texts: `Exit codes: 0 all well, …`. */
export const exitCodesLine = `Exit codes: ${Object.entries(EXIT_CODES)
    .map(([code, meaning]) => `${code} ${meaning}`)
    .join(', ')}.`;
