<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Request;

use Ringwell\Branch\Branch;
use Ringwell\Call\KnownPhones;
use Ringwell\Limit\Counter;
use Ringwell\Request\Gate;
use Ringwell\Request\Held;
use Ringwell\Request\Order;
use Ringwell\Request\Orders;
use Ringwell\Request\PatientRequest;
use Ringwell\Request\Proof;
use Ringwell\Request\RequestDesk;
use Ringwell\Request\RequestStore;
use Ringwell\Request\Sent;
use Ringwell\Request\TellsStaff;
use Ringwell\Request\When;
use Ringwell\Request\Wish;
use Ringwell\Tests\Integration\Support\Recorded;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** Whatever a form's door, the minute's work and the notice ask of requests and limits they find by an index: a flood leaves many rows. */
final class RequestIndexTest extends TestCase implements Orders, TellsStaff
{
    private const ROWS = 1000;

    /** ANALYZE TABLE, without which the plans would be guesses, ends a transaction. */
    protected function isWrapped(): bool
    {
        return false;
    }

    protected function setUp(): void
    {
        parent::setUp();
        if (! $this->wpdb->dbh instanceof \mysqli) {
            self::markTestSkipped('The translator to SQLite does not answer EXPLAIN as MariaDB does.');
        }
        $db = $this->services->db();
        $reasons = ['', ...Held::MAYBE_PATIENTS, Held::HONEYPOT, Held::HURRY];
        for ($i = 1; $i <= self::ROWS; $i++) {
            $db->run(
                'INSERT INTO {requests} (key_hash, token_hash, form_id, kind, phone, comment, proof, held, state, received_at) VALUES (%s, %s, 1, %s, %s, %s, %s, %s, %s, %d)',
                [hash('sha256', "k{$i}"), hash('sha256', "t{$i}"), $i % 2 === 0 ? 'callback' : 'request', "+7916{$i}", '', 'none', $reasons[$i % 9], $i % 50 === 0 ? 'new' : 'open', self::START - $i * Time::MINUTE],
            );
            $db->run('INSERT INTO {limits} (bucket, win, hits) VALUES (%s, %d, 1)', [md5((string) $i), self::START - $i * Time::MINUTE]);
            $db->run('INSERT INTO {consents} (hash, text, first_at) VALUES (%s, %s, 1)', [hash('sha256', "c{$i}"), 'I agree']);
        }
        $db->rows('ANALYZE TABLE {requests}, {limits}, {consents}');
    }

    public function testNoStatementScansATable(): void
    {
        $db = new Recorded($this->services->transactionalDb());
        $requests = new RequestStore($db);
        $this->take($db, $requests, 'a');
        $this->take($db, $requests, 'a');
        $requests->byToken(hash('sha256', 't5'));
        $requests->left(self::START - Time::DAY, self::START);
        $requests->leftSince(self::START - Time::DAY);
        $requests->heldSince(Held::MAYBE_PATIENTS, self::START - Time::HOUR);
        $requests->hold(5, Held::FLOOD);
        $requests->forgetHeld(self::START - Held::LONGEST, 100);
        $requests->consentBeginning('0123456789abcdef');
        $requests->consents([hash('sha256', 'c5')]);
        $requests->forgetPhone('+79165');

        $explained = 0;
        foreach ($db->sent as [$sql, $values]) {
            if (preg_match('/^(SELECT|UPDATE|DELETE)/', $sql) !== 1 || preg_match('/\{(requests|limits|consents)\}/', $sql) !== 1) {
                continue;
            }
            $explained++;
            foreach ($this->services->db()->rows("EXPLAIN {$sql}", $values) as $line) {
                if ($line['table'] !== null) {
                    self::assertNotContains($line['type'], ['ALL', 'index'], $sql . (string) wp_json_encode($line));
                    self::assertNotNull($line['key'], $sql . (string) wp_json_encode($line));
                }
            }
        }
        self::assertGreaterThan(20, $explained);
    }

    public function promise(int $branchId, ?int $wishedAt, string $phone = ''): When
    {
        return When::now(4);
    }

    public function order(Order $order): void
    {
    }

    public function of(PatientRequest $request): void
    {
    }

    private function take(Recorded $db, RequestStore $requests, string $key): void
    {
        $form = $this->services->forms()->find(1) ?? throw new \LogicException('No form');
        $desk = new RequestDesk(
            $requests,
            new Gate(new Counter($db, static fn (): string => 'key', $this->clock), $this->services->requestSettings(), $this->clock),
            new Proof($this->services->visits(), $this->services->exposures(), new KnownPhones($this->services->db())),
            $this,
            $this,
            $this->services->branches(),
            $this->services->exposures(),
            $this->services->numbers(),
            static fn (Branch $branch, string $seen): string => $seen,
            static fn (): string => 'secret',
            static function (int $by): void {
            },
            $this->services->configKeys()->keys(),
            $this->clock,
        );
        $sent = Sent::ofMessage(['form' => 1, 'key' => str_repeat($key, 32), 'phone' => '+79161234567', 'agreed' => true]);
        $desk->take($sent, new Wish('+79161234567', '', '', null, $this->services->branches()->first()), $form, '', 'network', static fn (): bool => true);
        $this->clock->advance(2 * Time::MINUTE);
        $desk->settleLeft();
    }
}
