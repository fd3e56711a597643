#!/usr/bin/env bash
# Makes a version of each unlocked package of sfdx-project.json with code coverage, installs them in a fresh scratch org,
# runs the Apex tests there, and only then promotes. Needs a default Dev Hub that knows the packages (docs/install.md).
#
#     tools/install/unlocked.sh [ALIAS of the scratch org]
set -euo pipefail
cd "$(dirname "$0")/../.."

alias=${1:-gong-package}
sf=(npx sf)
names=$(node -p "require('./sfdx-project.json').packageDirectories.flatMap((each) => each.package ?? []).join('\n')")

there=$("${sf[@]}" package list --json | node -p "JSON.parse(require('fs').readFileSync(0)).result.map(({ Name }) => Name).join('\n')")
while IFS= read -r name; do
    if ! grep -Fxq -- "$name" <<< "$there"; then
        echo "The Dev Hub has no package \"$name\". Make it once: npx sf package create --name \"$name\" --package-type Unlocked --path FOLDER" >&2
        exit 1
    fi
done <<< "$names"

npm run --silent build
"${sf[@]}" org create scratch --definition-file config/project-scratch-def.json --alias "$alias" --duration-days 1 --wait 20

versions=()
while IFS= read -r name; do
    version=$("${sf[@]}" package version create --package "$name" --code-coverage --installation-key-bypass --wait 60 --json |
        node -p "JSON.parse(require('fs').readFileSync(0)).result.SubscriberPackageVersionId")
    echo "$name: $version"
    "${sf[@]}" package install --package "$version" --target-org "$alias" --wait 30 --publish-wait 30 --no-prompt
    versions+=("$version")
done <<< "$names"

"${sf[@]}" apex run test --target-org "$alias" --test-level RunLocalTests --wait 30 --result-format human
for version in "${versions[@]}"; do
    "${sf[@]}" package version promote --package "$version" --no-prompt
done
