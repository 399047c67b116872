<?php

declare(strict_types=1);

namespace Ringwell\Replay;

use Ringwell\Lease\Pool;
use Ringwell\Number\NumberRecord;
use Ringwell\Report\Days;
use Ringwell\Services;

/** The exposure log, counted anew and compared with the numbers' rows. */
final class ReplayCommand
{
    private const USUAL_DAYS = 7;
    private const MOST_SPANS = 500;

    public function __construct(private readonly Services $services)
    {
    }

    /**
     * Counts coverage and overflow anew from the exposure log, and says whether log and rows agree.
     *
     * ## OPTIONS
     *
     * [--pool=<id>]
     * : Only this pool.
     *
     * [--from=<day>]
     * : First day, YYYY-MM-DD in the site's time zone. Six days ago if left out.
     *
     * [--to=<day>]
     * : Last day. Today if left out.
     *
     * [--number=<number>]
     * : Also who had this number, from when to when: as +74951112233. The first 500.
     *
     * [--check]
     * : Compares the whole log with the rows of the numbers and lists every difference. Ends with 1 where there is one.
     *
     * [--format=<format>]
     * : table or json.
     *
     * @param list<string>                $words
     * @param array<string, string|true> $options
     */
    public function __invoke(array $words, array $options): void
    {
        $zone = wp_timezone();
        $usual = Days::lastOf(self::USUAL_DAYS, $this->services->clock()->now(), $zone)->names();
        $days = Days::between((string) ($options['from'] ?? $usual[0]), (string) ($options['to'] ?? $usual[self::USUAL_DAYS - 1]), $zone);
        $pools = $this->services->pools()->all();
        $poolId = null;
        if (isset($options['pool'])) {
            $poolId = (int) $options['pool'];
            $pools = array_values(array_filter($pools, static fn (Pool $pool): bool => (string) $pool->id === $options['pool']));
        }
        $number = isset($options['number']) ? $this->services->numbers()->byE164((string) $options['number']) : null;
        if ($days === null) {
            \WP_CLI::error('Give two days as YYYY-MM-DD, the first one first.');
        } elseif ($poolId !== null && $pools === []) {
            \WP_CLI::error('There is no such pool.');
        } elseif (isset($options['number']) && $number === null) {
            \WP_CLI::error('There is no such number.');
        } elseif ($words !== []) {
            \WP_CLI::error('This command takes options only.');
        } else {
            $this->tell($days, $pools, $poolId, $number, isset($options['check']), ($options['format'] ?? '') === 'json');
        }
    }

    /** @param list<Pool> $pools */
    private function tell(Days $days, array $pools, ?int $poolId, ?NumberRecord $number, bool $isCheck, bool $isJson): void
    {
        $report = new ReplayReport($this->services->replay());
        $answer = [
            'from' => $days->names()[0],
            'to' => $days->names()[$days->count - 1],
            'pools' => $report->pools($pools, $days->from(), $days->to()),
            ...$report->mark($days->from(), $days->to(), $poolId),
            ...($number === null ? [] : ['number' => ['id' => $number->id, 'number' => $number->number] + $report->number($number->id, $days->from(), $days->to(), self::MOST_SPANS)]),
            ...($isCheck ? ['differences' => $report->differences($poolId)] : []),
        ];
        $isJson ? \WP_CLI::log((string) wp_json_encode($answer)) : self::print($answer);
        $count = count($answer['differences'] ?? []);
        if ($count > 0) {
            // Ends the command with an exit code that scripts understand.
            \WP_CLI::error("{$count} differences between the log and the rows.");
        } elseif ($isCheck && ! $isJson) {
            \WP_CLI::success('The log replays to the rows as they are.');
        }
    }

    /** @param array{from: string, to: string, pools: list<array<string, mixed>>, spans: int, mark: string, number?: array{id: int, number: string, spans: list<array<string, mixed>>, more: bool}, differences?: list<array<string, mixed>>} $answer */
    private static function print(array $answer): void
    {
        \WP_CLI::log("{$answer['from']} to {$answer['to']}: {$answer['spans']} times a number was somebody's; mark {$answer['mark']}");
        foreach ([...$answer['pools'], ...$answer['number']['spans'] ?? [], ...$answer['differences'] ?? []] as $line) {
            $words = [];
            foreach ($line as $name => $value) {
                $words[] = "{$name} " . (is_float($value) ? sprintf('%.4f', $value) : (is_scalar($value) ? (string) $value : '-'));
            }
            \WP_CLI::log(implode(', ', $words));
        }
    }
}
