<?php

declare(strict_types=1);

namespace Ringwell\Pbx\File;

use Ringwell\Call\Applied;
use Ringwell\Call\CallEvent;
use Ringwell\Call\Way;
use Ringwell\Door\Message;
use Ringwell\Door\Permission;
use Ringwell\Door\Refusal;
use Ringwell\Door\Routes;
use Ringwell\Pbx\Any\ReadingText;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\WallClock;
use Ringwell\Services;

/**
 * imports/check, imports/rows: lists of calls that the owner read in from a file.
 *
 * The browser takes the file apart and sends its rows, some at a time: no file with patients' phones lies on the
 * server, and none is too long for it.
 */
final class ImportRoutes implements Routes
{
    private const MAX_BYTES = 1024 * 1024;
    private const SAMPLES = 10;

    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        $may = Permission::any(Permission::MANAGE);
        foreach (['check' => $this->check(...), 'rows' => $this->save(...)] as $step => $callback) {
            register_rest_route(self::NAMESPACE, "/imports/{$step}", [['methods' => 'POST', 'callback' => $callback, 'permission_callback' => $may]]);
        }
    }

    private function check(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        return $this->read($request, null);
    }

    private function save(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        return $this->read($request, fn (): int => $this->services->connections()->makeBuiltIn(Connection::FILE));
    }

    /** @param (callable(): int)|null $connection which takes the calls; null where nothing is to be saved */
    private function read(\WP_REST_Request $request, ?callable $connection): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Pbx', 'import-rows')->read($request, self::MAX_BYTES);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        $zone = is_string($message['zone'] ?? null) ? $message['zone'] : '';
        if ($zone !== '' && ! WallClock::isZone($zone)) {
            return Refusal::ofFields(['zone' => __('This is no time zone.', 'ringwell')], ['zone' => 'bad_format']);
        }
        $region = $this->services->settings()->region;
        $sheet = Sheet::of($message, wp_timezone_string(), $region, $this->services->clock()->now());
        $missing = $sheet->missing();
        if ($missing !== []) {
            return self::refusal($missing);
        }
        /** @var list<list<string>> $rows */
        $rows = $message['rows'];
        $read = array_map($sheet->read(...), $rows);
        $events = array_filter($read, static fn (CallEvent|LeftOut $one): bool => $one instanceof CallEvent);

        return new \WP_REST_Response(
            ['readable' => count($events)]
            + ($connection === null || $events === [] ? ['added' => 0, 'changed' => 0] : $this->apply($connection(), $events))
            + ['left_out' => self::leftOut($read), 'samples' => self::samples($events, $region), 'values' => $sheet->words($rows)],
        );
    }

    /**
     * @param  array<int, CallEvent>            $events
     * @return array{added: int, changed: int}
     */
    private function apply(int $connectionId, array $events): array
    {
        $recorder = $this->services->callRecorder();
        $what = [];
        foreach ($events as $event) {
            $what[] = $recorder->applyPulled($connectionId, $event, $this->services->clock()->now(), Way::Import)->what;
        }
        $counts = array_count_values($what);

        return ['added' => $counts[Applied::CREATED] ?? 0, 'changed' => $counts[Applied::REPAIRED] ?? 0];
    }

    /**
     * @param  list<CallEvent|LeftOut>             $read
     * @return list<array{row: int, why: string}>
     */
    private static function leftOut(array $read): array
    {
        $left = [];
        foreach ($read as $row => $one) {
            if ($one instanceof LeftOut) {
                $left[] = ['row' => $row, 'why' => $one->value];
            }
        }

        return $left;
    }

    /**
     * @param  array<int, CallEvent>               $events
     * @return list<array{row: int, text: string}>
     */
    private static function samples(array $events, string $region): array
    {
        $samples = [];
        foreach (array_slice($events, 0, self::SAMPLES, true) as $row => $event) {
            $samples[] = ['row' => $row, 'text' => ReadingText::of($event, $region)];
        }

        return $samples;
    }

    /** @param list<string> $missing */
    private static function refusal(array $missing): \WP_Error
    {
        $texts = [];
        foreach ($missing as $name) {
            $texts["columns.{$name}"] = match ($name) {
                'started' => __('Choose the column that says when the call began.', 'ringwell'),
                'caller' => __('Choose the column that says who rang.', 'ringwell'),
                default => __('Choose the column of the number that was dialled, or type the number if there is only one.', 'ringwell'),
            };
        }

        return Refusal::ofFields($texts, array_fill_keys(array_keys($texts), 'required'));
    }
}
