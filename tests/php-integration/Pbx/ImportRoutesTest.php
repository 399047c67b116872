<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Pbx;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Door\Message;
use Ringwell\Pbx\Connection;
use Ringwell\Plugin;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

final class ImportRoutesTest extends TestCase
{
    use PhoneSystem;

    private const COLUMNS = ['started' => 0, 'direction' => 1, 'caller' => 2, 'did' => 3, 'state' => 4, 'talk' => 5];

    public function testOnlyWhoManagesMayImport(): void
    {
        foreach (['', 'subscriber', 'ringwell_marketer', 'ringwell_receptionist'] as $role) {
            $role === '' ? wp_set_current_user(0) : $this->actAs($role);
            foreach (['check', 'rows'] as $step) {
                self::assertContains($this->rest('POST', "imports/{$step}", $this->message([self::row()]))->get_status(), [401, 403], "{$role} {$step}");
            }
        }
        self::assertSame([], $this->rowsOf('calls'));
    }

    public function testACheckSaysWhatIsUnderstoodAndSavesNothing(): void
    {
        $this->actAs('administrator');
        $rows = [self::row(), self::row([4 => 'Странно']), ['Итого', '', '', '', '', '1:00:00'], self::row([1 => 'Внутренний'])];
        $answer = self::data($this->rest('POST', 'imports/check', $this->message($rows)));

        self::assertSame($answer, Message::of('Pbx', 'import-answer')->check($answer), 'The answer is what its schema says.');
        self::assertSame([1, 0, 0], [$answer['readable'], $answer['added'], $answer['changed']]);
        self::assertSame([['row' => 1, 'why' => 'unknown_result'], ['row' => 2, 'why' => 'no_time'], ['row' => 3, 'why' => 'internal']], $answer['left_out']);
        self::assertStringStartsWith('Call from +7 916 ··· 45 67 to +7 495 111-22-33, answered, 42 s', $answer['samples'][0]['text']);
        self::assertContains(['field' => 'state', 'value' => 'Странно', 'means' => '', 'seen' => 1], $answer['values']);
        self::assertSame([[], null], [$this->rowsOf('calls'), $this->services->connections()->builtIn(Connection::FILE)]);
    }

    public function testTheSameFileTwiceChangesNothing(): void
    {
        $this->actAs('administrator');
        $old = gmdate('d.m.Y H:i:s', intdiv($this->now(), 1000) - 400 * 86_400);
        $rows = [self::row(), self::row([0 => $old, 4 => 'Пропущенный', 5 => '0']), self::row([1 => 'Исходящий', 2 => '74951112233', 3 => '79161234599'])];
        $first = self::data($this->rest('POST', 'imports/rows', $this->message($rows)));
        self::assertSame([3, 3, 0], [$first['readable'], $first['added'], $first['changed']]);
        $calls = $this->rowsOf('calls');
        self::assertCount(3, $calls);
        $missed = array_values(array_filter($calls, static fn (array $call): bool => $call['talk_seconds'] === '0'))[0];
        self::assertSame([(int) strtotime("{$old} UTC") * 1000, '0', 'ended', null], [(int) $missed['started_at'], $missed['late'], $missed['state'], $missed['answered_at']], 'However old, a call keeps its time.');

        $again = self::data($this->rest('POST', 'imports/rows', $this->message([...$rows, self::row([2 => '79161234500'])])));
        self::assertSame([4, 1, 0], [$again['readable'], $again['added'], $again['changed']]);
        self::assertEquals($calls, array_slice($this->rowsOf('calls'), 0, 3));
        $kinds = array_column($this->services->connections()->names(), 'adapter');
        self::assertSame([Connection::FILE], $kinds, 'One connection for all files.');
    }

    public function testTheConnectionBehindItIsNoPhoneSystem(): void
    {
        $this->actAs('administrator');
        $this->rest('POST', 'imports/rows', $this->message([self::row()]));
        $id = $this->services->connections()->builtIn(Connection::FILE);
        self::assertNotNull($id);

        self::assertSame([], self::data($this->rest('GET', 'connections')));
        foreach (['GET', 'PUT', 'DELETE'] as $method) {
            self::assertSame(404, $this->rest($method, "connections/{$id}", $method === 'PUT' ? ['name' => 'x'] : null)->get_status());
        }
        $secret = $this->services->connections()->pathSecret($id);
        self::assertSame(403, $this->rest('POST', "connections/{$id}/events/{$secret}", '{}')->get_status(), 'Nothing rings there.');
        $names = array_map(static fn (array $one): string => $one['adapter'], self::data($this->rest('GET', 'connections/adapters')));
        self::assertSame([], array_intersect(Connection::BUILT_IN, $names));
        $call = self::data($this->rest('GET', 'calls'))[0];
        self::assertSame('Imported from files', $call['connection']['name']);
    }

    public function testWrongInputIsSaidAtItsField(): void
    {
        $this->actAs('administrator');
        $params = function (array $change): array {
            $answer = $this->rest('POST', 'imports/rows', $change + $this->message([self::row()]));
            self::assertSame(400, $answer->get_status());

            return array_keys(self::data($answer)['data']['params']);
        };

        self::assertSame(['columns.started', 'columns.caller', 'columns.did'], $params(['columns' => (object) []]));
        self::assertSame(['columns.colour'], $params(['columns' => ['colour' => 1]]));
        self::assertSame(['columns.started'], $params(['columns' => ['started' => 'a']]));
        self::assertSame(['zone'], $params(['zone' => 'Mars/Olympus']));
        self::assertSame(['rows'], $params(['rows' => []]));
        self::assertSame(['rows'], $params(['rows' => array_fill(0, 501, self::row())]));
        self::assertSame(['rows.0.0'], $params(['rows' => [[1]]]));
        self::assertSame(['values.state.x'], $params(['values' => ['state' => ['x' => 'ringing']]]));
        self::assertSame([], $this->rowsOf('calls'));
    }

    /** A phone system that counts a number has told of what is old, or never will; what is young it may still tell. */
    public function testOnANumberThatAPhoneSystemReportsOldCallsCountAtOnce(): void
    {
        $this->actAs('administrator');
        self::assertSame(201, $this->rest('POST', 'targets', ['name' => 'Main', 'number' => '+74951112233'])->get_status());
        $own = $this->connect('own');
        $at = $this->now() - 10 * Time::DAY;
        $live = new CallEvent('live', Direction::In, CallState::Ended, final: true, at: $at, caller: '79161234500', did: '74951112233', startedAt: $at, talkSeconds: 30);
        Plugin::instance()->services()->callRecorder()->apply($own, $live, $at);
        $written = static fn (int $at): string => gmdate('d.m.Y H:i:s', intdiv($at, 1000));

        $this->rest('POST', 'imports/rows', $this->message([
            self::row([0 => $written($at + 5000), 2 => '79161234500']),
            self::row([0 => $written($at + Time::HOUR)]),
            self::row(),
        ]));

        $shown = self::data($this->rest('GET', 'calls'));
        self::assertCount(2, $shown, 'The one that was reported live is one call; the one of this hour waits for its report.');
        self::assertEqualsCanonicalizing(['Phone own', 'Imported from files'], array_map(static fn (array $call): string => $call['connection']['name'], $shown));
        self::assertSame(['in' => 2, 'twin' => 1, 'waiting' => 1], self::sorted(array_count_values(array_map(strval(...), array_column($this->rowsOf('calls'), 'direction')))));
    }

    /**
     * @param  array<string, int> $counts
     * @return array<string, int>
     */
    private static function sorted(array $counts): array
    {
        ksort($counts);

        return $counts;
    }

    public function testTheZoneOfTheFileHolds(): void
    {
        $this->actAs('administrator');
        $this->rest('POST', 'imports/rows', ['zone' => 'Asia/Vladivostok'] + $this->message([self::row([0 => '01.02.2026 10:00:00'])]));

        self::assertSame('2026-02-01T00:00:00.000Z', Time::iso((int) $this->rowsOf('calls')[0]['started_at']));
    }

    /** @param list<list<string>> $rows
     *  @return array<string, mixed> */
    private function message(array $rows): array
    {
        return ['columns' => self::COLUMNS, 'rows' => $rows];
    }

    /**
     * @param  array<int, string> $cells
     * @return list<string>
     */
    private static function row(array $cells = []): array
    {
        $row = $cells + [gmdate('d.m.Y H:i:s', time() - 3600), 'Входящий', '8 916 123-45-67', '+74951112233', 'Успешный', '0:42'];
        ksort($row);

        return array_values($row);
    }

    private function now(): int
    {
        return (int) round(microtime(true) * 1000);
    }

    /** @return array<mixed> */
    private static function data(\WP_REST_Response $response): array
    {
        $data = json_decode((string) wp_json_encode($response->get_data()), true);
        self::assertIsArray($data);

        return $data;
    }
}
