<?php

declare(strict_types=1);

/*
 * The plugin's own policy, for the simulation to be compared with: `php tests/simulation/policy.php`.
 *
 * In, one JSON document a line: first {"numbers", "hold", "from", "protection", "call_protection"} (minutes), then lists of
 * deeds [what, milliseconds, visitor, visit], or ["stranger", milliseconds, number, 0]. Out, a line for each list: for each
 * deed [number, hold_until], both null where the visitor has no number.
 *
 * With {"networks": [shares], "hears_calls"} in the first line, visitors have networks, and after an empty list follows what
 * the owner would have been told: {kind: {"times", "minutes"}}.
 */

require_once dirname(__DIR__, 2) . '/php/autoload.php';
spl_autoload_register(static function (string $class): void {
    if (str_starts_with($class, 'Ringwell\\Tests\\Support\\')) {
        require_once dirname(__DIR__) . '/support/' . substr($class, strlen('Ringwell\\Tests\\Support\\')) . '.php';
    }
});
require_once __DIR__ . '/AlarmWatch.php';
require_once __DIR__ . '/PluginPolicy.php';

$line = fgets(STDIN);
/** @var array{numbers: int, hold: int, from: string, protection: int, call_protection: int, networks?: list<float>, hears_calls?: bool} $rules */
$rules = json_decode((string) $line, true, 8, JSON_THROW_ON_ERROR);
$watch = isset($rules['networks']) ? new Ringwell\Tests\Simulation\AlarmWatch($rules['networks'], $rules['hears_calls'] ?? true, $rules['numbers']) : null;
$policy = new Ringwell\Tests\Simulation\PluginPolicy($rules, $watch);
while (($line = fgets(STDIN)) !== false) {
    /** @var list<array{string, int, int, int}> $deeds */
    $deeds = json_decode($line, true, 8, JSON_THROW_ON_ERROR);
    $answers = $watch !== null && $deeds === [] ? (object) $watch->told() : array_map($policy->answer(...), $deeds);
    echo json_encode($answers, JSON_THROW_ON_ERROR), "\n";
}
