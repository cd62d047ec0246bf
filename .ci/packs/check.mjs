// Asks the rule packs about the translated template, and asl-validator about the state machine. What they find and the template does not excuse,
// and what it excuses and nobody finds, ends this with 1. An excuse is a line of the
// template's or a resource's Metadata.packs: the rule and why not.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import validateStateMachine from 'asl-validator';

const here = dirname(fileURLToPath(import.meta.url));
const [translatedFile, excusesFile, definitionFile] = process.argv.slice(2);
/** Reasons by rule, by the logical id of the template; those of * are for all. */
const excuses = JSON.parse(readFileSync(excusesFile, 'utf8'));

/** Findings as { pack, rule, resource, words }. */
function nag() {
  const folder = mkdtempSync(join(tmpdir(), 'reelay-packs'));
  try {
    const stack = new Stack(new App({ outdir: folder }), 'Reelay');
    new CfnInclude(stack, 'Template', { templateFile: translatedFile });
    return [new AwsSolutionsChecks(stack), new ServerlessChecks(stack)].flatMap((pack) =>
      pack.validateScope(stack).violations.flatMap((violation) =>
        violation.violatingResources.map((resource) => ({
          pack: pack.readPackName,
          rule: violation.ruleName,
          resource: resource.constructPath.split('/').pop(),
          words: violation.description,
        }))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function guard() {
  const root = join(here, 'node_modules/@cdklabs/cdk-validator-cfnguard');
  const machine = { x64: 'x86_64', arm64: 'aarch64' }[process.arch];
  const system = { linux: 'ubuntu', darwin: 'macos' }[process.platform];
  const run = [
    'validate', '--rules', join(root, 'rules/control-tower/cfn-guard'), '--data', translatedFile,
    '--structured', '--show-summary', 'none', '--output-format', 'json',
  ];
  let told;
  try {
    told = execFileSync(join(root, 'bin', system, machine, 'cfn-guard'), run, { encoding: 'utf8', maxBuffer: 1 << 28 });
  } catch (failure) {
    if (failure.status !== 19) throw failure; // 19: some rule was not kept
    told = failure.stdout;
  }
  const found = new Map();
  for (const report of JSON.parse(told)) {
    for (const { Rule } of report.not_compliant ?? []) {
      const text = JSON.stringify(Rule);
      for (const [, resource] of text.matchAll(/\/Resources\/([A-Za-z0-9]+)/g)) {
        found.set(`${Rule.name} ${resource}`, { pack: 'ControlTower', rule: Rule.name, resource, words: fix(text) });
      }
    }
  }
  return [...found.values()];
}

function fix(text) {
  return (text.match(/\[FIX\]:?([^\[\\"]+)/)?.[1] ?? '').replace(/\s+/g, ' ').trim();
}

function stateMachine() {
  const text = readFileSync(definitionFile, 'utf8').replaceAll('${Partition}', 'aws').replace(/\$\{(\w+)\}/g, '1');
  return validateStateMachine(JSON.parse(text)).errors.map((error) => ({
    pack: 'asl-validator', rule: error['Error code'], resource: 'VideoStateMachine', words: error.Message,
  }));
}

/** What SAM made of a resource belongs to it: ApiFunctionVersion12ab34cd56 to ApiFunction. */
function written(resource) {
  return Object.keys(excuses).filter((id) => resource.startsWith(id)).sort((a, b) => b.length - a.length)[0] ?? resource;
}

/** AwsSolutions-IAM5 excuses AwsSolutions-IAM5[Resource::*] as well. */
function excuse(id, rule) {
  return Object.keys(excuses[id] ?? {}).find((excused) => rule === excused || rule.startsWith(`${excused}[`));
}

const used = new Set();
const open = [];
let found = 0;
for (const finding of [...nag(), ...guard(), ...stateMachine()]) {
  found++;
  const by = [written(finding.resource), '*'].find((id) => excuse(id, finding.rule));
  if (by) used.add(`${by} ${excuse(by, finding.rule)}`);
  else open.push(`${finding.resource}: ${finding.rule}: ${finding.words}`);
}
const idle = Object.entries(excuses).flatMap(([resource, rules]) =>
  Object.keys(rules).map((rule) => `${resource} ${rule}`)).filter((it) => !used.has(it));
open.sort().forEach((line) => console.log(line));
idle.forEach((line) => console.log(`${line}: nobody finds it any more; take it out`));
console.log(`packs (AwsSolutions, Serverless, Control Tower, asl-validator): ${found} findings, ${open.length} without a written reason`);
process.exit(open.length + idle.length ? 1 : 0);
