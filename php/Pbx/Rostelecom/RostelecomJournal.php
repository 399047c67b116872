<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Rostelecom;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\LegReport;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\WallClock;

/** The journal of calls that download_call_history gives: CSV, packed, mostly without a heading (table A.3.14). */
final class RostelecomJournal
{
    private const COLUMNS = [
        'session_id', 'call_type', 'direction', 'state', 'orig_number', 'orig_pin', 'dest_number', 'answering_sipuri', 'answering_pin',
        'start_call_date', 'duration', 'is_voicemail', 'is_record', 'is_fax', 'status_code', 'status_string',
    ];
    private const MAX_BYTES = 32 * 1024 * 1024;
    private const ACCEPTED = 1;
    private const ZIP_HEADER = 30;
    /** Times after this are in milliseconds. */
    private const LAST_SECONDS = 100_000_000_000;

    /** @return ?list<CallEvent> null where this is no journal: it is still being made */
    public static function read(string $file): ?array
    {
        $text = self::unpacked($file);
        if ($text === null || preg_match('/^\s*[{\[<]/', $text) === 1) {
            return null;
        }
        $lines = array_values(array_filter((array) preg_split('/\r\n|\n|\r/', preg_replace('/^\xEF\xBB\xBF/', '', $text) ?? ''), static fn (mixed $line): bool => is_string($line) && trim($line) !== ''));
        $head = $lines[0] ?? '';
        $separator = substr_count($head, ';') > substr_count($head, ',') ? ';' : ',';
        $columns = self::COLUMNS;
        $hasHeading = str_contains(strtolower($head), 'session_id');
        if ($hasHeading) {
            $columns = array_map(static fn (?string $name): string => strtolower(trim((string) $name)), str_getcsv($head, $separator, '"', ''));
            array_shift($lines);
        }
        $events = array_map(static fn (string $line): ?CallEvent => self::row(self::named($columns, str_getcsv($line, $separator, '"', ''))), array_map(strval(...), $lines));

        $events = array_values(array_filter($events, static fn (?CallEvent $event): bool => $event !== null));

        return $events === [] && $lines !== [] && ! $hasHeading ? null : $events;
    }

    private static function row(Said $said): ?CallEvent
    {
        $call = $said->text('session_id') ?? '';
        $direction = match ($said->int('direction')) {
            1 => Direction::In,
            2 => Direction::Out,
            3 => Direction::Internal,
            default => Direction::Unknown,
        };
        if ($call === '' || $direction === Direction::Unknown) {
            return null;
        }
        $isOut = $direction === Direction::Out;
        $talk = $said->int('state') === self::ACCEPTED ? $said->seconds('duration') ?? 0 : 0;
        $start = self::time($said);
        $pin = $said->text($isOut ? 'orig_pin' : 'answering_pin') ?? '';
        $inside = RostelecomNumber::of($said->text($isOut ? 'orig_number' : 'dest_number'));

        return new CallEvent(
            $call,
            $direction,
            CallState::Ended,
            final: true,
            caller: RostelecomNumber::of($said->text($isOut ? 'dest_number' : 'orig_number')),
            did: $inside === '' ? null : $inside,
            startedAt: $start,
            answered: $talk > 0,
            talkSeconds: $talk,
            endReason: $said->text('status_string') ?? '',
            recording: in_array(strtolower($said->text('is_record') ?? ''), ['true', '1', 'yes'], true) ? $call : null,
            leg: $pin === '' ? null : new LegReport("pin:{$pin}", CallState::Ended, $pin),
        );
    }

    /** Epoch seconds or milliseconds, or what a clock in Moscow shows: the documents say the one and show the other. */
    private static function time(Said $said): ?int
    {
        $number = $said->int('start_call_date');
        if ($number !== null) {
            return $number > self::LAST_SECONDS ? $number : $said->epoch('start_call_date');
        }

        return WallClock::utc($said->text('start_call_date') ?? '', RostelecomNews::ZONE);
    }

    /**
     * @param list<string>      $columns
     * @param array<?string>    $values
     */
    private static function named(array $columns, array $values): Said
    {
        $row = [];
        foreach (array_values($values) as $place => $value) {
            if (isset($columns[$place])) {
                $row[$columns[$place]] = trim((string) $value);
            }
        }

        return new Said($row);
    }

    /** Gzip by the documents; some have been given a ZIP with one file in it, or plain text. */
    private static function unpacked(string $file): ?string
    {
        $text = match (true) {
            $file === '' => false,
            str_starts_with($file, "\x1F\x8B") => @gzdecode($file, self::MAX_BYTES),
            str_starts_with($file, "PK\x03\x04") => self::unzipped($file),
            default => $file,
        };

        return $text === false ? null : $text;
    }

    /** The first file of a ZIP ("APPNOTE", section 4.3.7: a local header of 30 bytes, a name, an extra field, the data). */
    private static function unzipped(string $file): string|false
    {
        if (strlen($file) < self::ZIP_HEADER) {
            return false;
        }
        /** @var array{method: int, packed: int, name: int, extra: int} $head */
        $head = unpack('vmethod/x8/Vpacked/x4/vname/vextra', $file, 8);
        $data = substr($file, self::ZIP_HEADER + $head['name'] + $head['extra']);
        $data = $head['packed'] > 0 ? substr($data, 0, $head['packed']) : $data;

        return match ($head['method']) {
            0 => $data,
            8 => @gzinflate($data, self::MAX_BYTES),
            default => false,
        };
    }
}
