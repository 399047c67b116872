<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Pbx;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Tests\Integration\TestCase;

/** Whatever is sent to the door of the phone systems, nothing breaks. */
final class EventRubbishTest extends TestCase
{
    use PhoneSystem;

    /** @param int $status what the sender hears; nothing of it may become a call, a notice or an error 5xx */
    #[DataProvider('rubbish')]
    public function testRubbishIsAnswered(string $adapter, string $body, string $path, int $status): void
    {
        $connection = $adapter === 'own' ? $this->connect('own') : $this->connectMango();

        self::assertSame($status, $this->post($connection, $body, $path)->get_status());
        $this->workOff();
        self::assertSame([], $this->rowsOf('calls'));
    }

    /** @return iterable<string, array{string, string, string, int}> */
    public static function rubbish(): iterable
    {
        $mango = static fn (string $json): string => http_build_query(MangoKeys::form($json));
        yield 'own: empty' => ['own', '', '', 400];
        yield 'own: no id' => ['own', 'event=start', '', 400];
        yield 'own: arrays' => ['own', 'event[]=start&id[a][b]=1', '', 400];
        yield 'own: invalid UTF-8' => ['own', "event=start&id=\xC3\x28", '', 400];
        yield 'own: thousands of fields' => ['own', str_repeat('a=1&', 9000), '', 400];
        yield 'own: JSON' => ['own', '{"event":"start"}', '', 400];
        yield 'own: a NUL byte' => ['own', "event=start\0&id=1", '', 400];
        yield 'mango: empty' => ['mango', '', '/events/call', 403];
        yield 'mango: arrays' => ['mango', 'vpbx_api_key[]=a&sign[]=b&json[]=c', '/events/call', 403];
        yield 'mango: broken JSON' => ['mango', $mango('{"entry_id":'), '/events/call', 400];
        yield 'mango: nested bomb' => ['mango', $mango(str_repeat('[', 9000)), '/events/call', 400];
        yield 'mango: huge numbers' => ['mango', $mango('{"entry_id":1e400,"call_direction":1}'), '/events/summary', 400];
        yield 'mango: an unknown event' => ['mango', $mango('{"a":1}'), '/events/nothing', 200];
        yield 'mango: an unknown path' => ['mango', $mango('{"a":1}'), '/x/../../y', 200];
    }

    /** Mutated events: whatever comes, the answer is 200 or 4xx and no call is damaged. */
    public function testMutatedEventsBreakNothing(): void
    {
        mt_srand(17);
        $own = $this->connect('own');
        $mango = $this->connectMango();
        $form = 'event=end&id=1.2&did=74951110008&from=79161234567&status=ANSWER&talk=4&total=9&cause=16&t=1790000000';
        $json = '{"entry_id":"e","call_id":"b","timestamp":1790000000,"seq":2,"call_direction":1,"call_state":"Connected","location":"abonent","from":{"number":"79161234567"},"to":{"extension":"12","line_number":"74951110008"},"dct":{"number":"74951110008","type":1},"create_time":1790000000,"talk_time":1790000001,"end_time":1790000002,"recording_id":"r"}';
        $statuses = [];
        for ($run = 0; $run < 150; $run++) {
            $statuses[] = $this->post($own, self::mutate($form))->get_status();
            $bad = self::mutate($json);
            $path = ['/events/call', '/events/summary', '/events/record/added', '/events/recording'][mt_rand(0, 3)];
            $statuses[] = $this->post($mango, MangoKeys::form($bad), $path)->get_status();
        }
        $this->workOff();

        self::assertSame([], array_diff($statuses, [200, 400]));
        self::assertSame([], array_filter($this->rowsOf('inbox'), static fn (array $row): bool => $row['state'] === 'new'), 'Each was worked on at the first try.');
        self::assertSame([], array_filter($this->rowsOf('inbox'), static fn (array $row): bool => ! in_array(substr((string) $row['error'], 0, 10), ['', 'unreadable'], true)));
    }

    private static function mutate(string $text): string
    {
        for ($times = mt_rand(1, 4); $times > 0; $times--) {
            $at = mt_rand(0, strlen($text));
            $text = match (mt_rand(0, 5)) {
                0 => substr($text, 0, $at) . chr(mt_rand(0, 255)) . substr($text, $at),
                1 => substr($text, 0, $at) . substr($text, min(strlen($text), $at + mt_rand(1, 9))),
                2 => (string) preg_replace('/\d+/', (string) mt_rand(-9, PHP_INT_MAX), $text, 1),
                3 => (string) preg_replace('/"[^"]*"(?=[,}])/', ['[]', '{}', 'null', '-1', '1e999', '"' . str_repeat('я', 300) . '"'][mt_rand(0, 5)], $text, mt_rand(1, 3)),
                4 => (string) preg_replace('/1790000000/', ['0', '-1', '9999999999999', '4102444800', ''][mt_rand(0, 4)], $text),
                default => $text . substr($text, $at),
            };
        }

        return $text;
    }
}
