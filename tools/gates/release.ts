import { releaseProblems } from './release/check.js';

/**
 * `npm run lint:release [-- v0.2.0]`: version, lock file, changelog, deployment files and, when one is given, the tag agree.
 * Exit code 1 when they do not.
 */
const problems = releaseProblems('.', process.argv[2]);
for (const problem of problems) console.error(problem);
if (problems.length > 0)
    console.error('Mend it: "npm version X.Y.Z --no-git-tag-version", then name X.Y.Z in the other files.');
process.exitCode = problems.length > 0 ? 1 : 0;
