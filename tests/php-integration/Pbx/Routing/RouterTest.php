<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Pbx\Routing;

use Ringwell\Call\LastTalks;
use Ringwell\Pbx\ConnectionLog;
use Ringwell\Pbx\Inbox;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\Pbx\PhoneSystem;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\ClinicPlan;

/** A phone system asks at its door where a call shall go, and has an answer before anything else is done. */
final class RouterTest extends TestCase
{
    use Clinic;
    use PhoneSystem;

    private const CALLER = '79161234567';

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
    }

    public function testACallerIsLedToWhomHeSpokeWithLast(): void
    {
        $pbx = $this->asking('person');
        self::assertSame('-', $this->way($pbx), 'Nobody knows him yet.');
        $this->talk($pbx, '1.1', '101', 43_200);
        $this->talk($pbx, '1.2', '102', 3_600);
        $this->talk($pbx, '1.3', '103', 60, isAnswered: false);

        self::assertSame('102', $this->way($pbx));
        self::assertSame('-', $this->way($pbx, '79169999999'));
        $this->talk($pbx, '1.4', 'reception', 30);
        self::assertSame('-', $this->way($pbx), 'A name is nothing that can be rung.');
        $this->talk($pbx, '1.5', '102', 10);
        self::assertSame('-', $this->way($pbx, ''), 'A hidden caller is nobody.');
        self::assertSame('-', $this->way($this->asking('person')), 'Telephones of another phone system are other telephones.');
        self::assertSame('-', $this->way($this->asking('no')));
        self::assertCount(0, array_filter($this->rowsOf('inbox'), static fn (array $row): bool => $row['state'] === 'new'), 'A question is no event.');
    }

    public function testWhoKnowsTheAddressCantAskForAllPhonesThereAre(): void
    {
        $pbx = $this->asking('person');
        $this->talk($pbx, '1.1', '101', 60);
        $this->services->db()->run('UPDATE {connections} SET taken_events = %d WHERE id = %d', [Inbox::MAX_EVENTS_A_DAY - 1, $pbx]);

        self::assertSame('101', $this->way($pbx));
        self::assertSame('-', $this->way($pbx), 'The share of the day is used up: the phone system does as it always does.');
        self::assertSame([ConnectionLog::TOO_MANY], array_column($this->services->connectionLog()->latest($pbx), 'code'));
    }

    public function testWhoSpokeLongAgoIsForgotten(): void
    {
        $pbx = $this->asking('person');
        $this->talk($pbx, '1.1', '101', 60);
        $this->services->db()->run('UPDATE {calls} SET started_at = started_at - %d', [91 * 86_400_000]);

        self::assertSame('-', $this->way($pbx));
    }

    public function testACallIsLedToTheBranchWhoseNumberWasDialled(): void
    {
        $pbx = $this->asking('both', 'Main number = 600, North = 700');

        self::assertSame('600', $this->way($pbx));
        self::assertSame('-', $this->way($pbx, did: '74950000000'), 'A number that is not the clinic\'s.');
        self::assertSame('-', $this->way($this->asking('branch', 'North = 700')));
        $number = $this->services->numbers()->byE164('+' . ltrim(ClinicPlan::DEFAULT, '+'));
        self::assertNotNull($number);
        self::assertTrue($this->services->numberAliases()->set($number->id, ['trunk-7']));
        self::assertSame('600', $this->way($pbx, did: 'Trunk-7'), 'By another name of it, too.');
        $this->talk($pbx, '1.1', '101', 60);
        self::assertSame('101', $this->way($pbx), 'A person comes before a branch.');
    }

    public function testAQuestionWithoutTheSignatureIsRefused(): void
    {
        $pbx = $this->services->connections()->add('Signed', 'own', true, ['routing' => 'both'], ['signing_secret' => 'secret']);

        self::assertSame(403, $this->post($pbx, 'event=route&id=1.1&did=74951110008&from=79161234567&t=1')->get_status());
    }

    public function testTheAnswerIsFoundByIndex(): void
    {
        if (! $this->wpdb->dbh instanceof \mysqli) {
            self::markTestSkipped('The translator to SQLite does not answer EXPLAIN as MariaDB does.');
        }
        $pbx = $this->asking('person');
        $this->talk($pbx, '1.1', '101', 60);
        $db = $this->services->db();
        for ($size = 1; $size < 1024; $size *= 2) {
            $db->run(
                'INSERT INTO {calls} (connection_id, vendor_key, direction, caller, did, number_id, started_at, heard_at, answered_at, state, facts, touched_at)'
                . " SELECT connection_id, CONCAT('k', id + %d), direction, CONCAT('+7916', 1000000 + id + %d), did, number_id, started_at, heard_at, answered_at, state, facts, touched_at FROM {calls}",
                [$size * 10_000, $size * 10_000],
            );
        }
        $db->run("INSERT INTO {call_legs} (call_id, leg_key, party, state, answered_at) SELECT id, 'k', '102', 'ended', 1 FROM {calls} WHERE caller <> %s", ['+' . self::CALLER]);
        $asked = [];
        $listening = new ListeningConnection($db, static function (string $sql, array $values) use (&$asked): void {
            $asked[] = [$sql, $values];
        });

        self::assertSame('101', (new LastTalks($listening))->partyOf('+' . self::CALLER, $pbx, 0));
        self::assertCount(2, $asked);
        foreach ($asked as [$sql, $values]) {
            foreach ($db->rows('EXPLAIN ' . $sql, $values) as $row) {
                self::assertNotContains($row['type'], ['ALL', 'index'], $sql . (string) wp_json_encode($row));
            }
        }
    }

    private function asking(string $routing, string $branches = ''): int
    {
        return $this->services->connections()->add('Asterisk', 'own', true, ['routing' => $routing, 'branches' => $branches], []);
    }

    private function way(int $connection, string $caller = self::CALLER, string $did = ClinicPlan::DEFAULT): string
    {
        $answer = $this->post($connection, ['event' => 'route', 'id' => '9.9', 'did' => $did, 'from' => $caller, 't' => time()]);
        self::assertSame(200, $answer->get_status());
        self::assertSame('text/plain', $answer->get_headers()['Content-Type']);

        return (string) $answer->get_data();
    }

    /** @param int $ago seconds */
    private function talk(int $connection, string $id, string $extension, int $ago, bool $isAnswered = true): void
    {
        $t = time() - $ago;
        $call = ['id' => $id, 'did' => ClinicPlan::DEFAULT, 'from' => self::CALLER];
        $this->post($connection, ['event' => 'start', ...$call, 't' => $t]);
        $this->post($connection, ['event' => 'ring', ...$call, 'leg' => "{$id}.2", 'party' => "PJSIP/{$extension}-0000002a", 't' => $t]);
        $answered = $isAnswered ? ['status' => 'ANSWER', 'talk' => 20, 'answered' => $t + 5, 'leg' => "{$id}.2", 'party' => "PJSIP/{$extension}-0000002a"] : ['status' => 'NOANSWER', 'talk' => 0];
        $this->post($connection, ['event' => 'end', ...$call, ...$answered, 'total' => 25, 't' => $t + 25]);
        self::assertSame(3, $this->workOff());
    }
}
