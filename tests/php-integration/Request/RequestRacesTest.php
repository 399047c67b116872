<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Request;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Branch\Branch;
use Ringwell\Call\KnownPhones;
use Ringwell\Db\Connection;
use Ringwell\Limit\Counter;
use Ringwell\Request\Form;
use Ringwell\Request\FormToken;
use Ringwell\Request\Gate;
use Ringwell\Request\Order;
use Ringwell\Request\Orders;
use Ringwell\Request\PatientRequest;
use Ringwell\Request\Proof;
use Ringwell\Request\RequestDesk;
use Ringwell\Request\RequestStore;
use Ringwell\Request\Sent;
use Ringwell\Request\Taken;
use Ringwell\Request\TellsStaff;
use Ringwell\Request\When;
use Ringwell\Request\Wish;
use Ringwell\Tests\Integration\Support\Interrupted;
use Ringwell\Tests\Integration\Support\SecondConnection;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** The same form sent twice at once: the rival, on a connection of its own, is always a moment earlier. */
final class RequestRacesTest extends TestCase implements Orders, TellsStaff
{
    use Forms;

    private const KEY = '0123456789abcdef0123456789abcdef';

    /** @var list<int> */
    private array $ordered = [];

    /** @var list<int> */
    private array $told = [];

    protected function isWrapped(): bool
    {
        return false;
    }

    /** @return array<string, array{string}> statement before which the rival acts */
    public static function moments(): array
    {
        return [
            'before the key is looked for' => ['WHERE key_hash'],
            'before the phone is counted' => ['INSERT IGNORE INTO {limits}'],
            'before it is stored' => ['INSERT IGNORE INTO {requests}'],
        ];
    }

    #[DataProvider('moments')]
    public function testTheSameKeyTwiceAtOnceIsOneRequest(string $before): void
    {
        $theirs = null;
        $token = FormToken::issue($this->services->configKeys()->keys(), 1, self::START - 10 * Time::SECOND);
        $rivals = SecondConnection::open($this->wpdb);
        $db = new Interrupted($this->services->transactionalDb(), $before, function () use ($rivals, $token, &$theirs): void {
            $theirs = $this->take($rivals, self::KEY, $token);
        });
        $mine = $this->take($db, self::KEY, $token);

        self::assertInstanceOf(Taken::class, $theirs);
        self::assertCount(1, $this->stored());
        self::assertSame([$theirs->id, $theirs->cancel, $theirs->when->minutes], [$mine->id, $mine->cancel, $mine->when->minutes]);
        self::assertSame([true, true], [$theirs->toSettle !== null, $mine->toSettle === null], 'One of them settles it.');
    }

    #[DataProvider('moments')]
    public function testATokenUsedByAnotherAtTheSameMomentLosesNobody(string $before): void
    {
        $token = FormToken::issue($this->services->configKeys()->keys(), 1, self::START - 10 * Time::SECOND);
        $rivals = SecondConnection::open($this->wpdb);
        $db = new Interrupted($this->services->transactionalDb(), $before, function () use ($rivals, $token): void {
            $this->take($rivals, str_repeat('a', 32), $token, '+79160000001');
        });
        $mine = $this->take($db, self::KEY, $token);

        self::assertNull($mine->toSettle, 'Nothing proves it, so it waits.');
        self::assertSame([['+79160000001', 'hand'], ['+79161234567', 'none']], array_map(static fn (array $row): array => [$row['phone'], $row['proof']], $this->stored()));
        $this->clock->advance(2 * Time::MINUTE);
        $this->desk($this->services->transactionalDb())->settleLeft();
        self::assertSame(array_map(intval(...), array_column($this->stored(), 'id')), $this->ordered);
    }

    public function testWhereWhoAsksWaitsForAllThatIsDoneTheQueueDoesIt(): void
    {
        $db = $this->services->transactionalDb();
        $token = FormToken::issue($this->services->configKeys()->keys(), 1, self::START - 10 * Time::SECOND);
        $taken = $this->take($db, self::KEY, $token, endsEarly: false);
        $held = $this->take($db, str_repeat('b', 32), endsEarly: false, trap: 'a program');

        self::assertSame([null, null], [$taken->toSettle, $held->toSettle], 'How long it takes would tell them from each other.');
        self::assertSame(6, $taken->when->minutes, 'The queue comes round in two minutes at most.');
        $this->desk($db, false)->settleLeft();
        self::assertSame([], $this->ordered);
        $this->clock->advance(Time::MINUTE + 1);
        $this->desk($db, false)->settleLeft();
        self::assertCount(1, $this->ordered);
    }

    public function testOfTwoThatTellStaffOneDoes(): void
    {
        $id = $this->services->requests()->add($this->request(Form::REQUEST));
        self::assertNotNull($id);
        $rivals = SecondConnection::open($this->wpdb);
        $db = new Interrupted($this->services->transactionalDb(), "SET state = 'open'", fn () => $this->desk($rivals)->settle($id));
        $this->desk($db)->settle($id);

        self::assertSame([$id], $this->told);
    }

    public function testAnOrderThatFailedIsMadeLater(): void
    {
        $id = $this->services->requests()->add($this->request(Form::CALLBACK));
        self::assertNotNull($id);
        $this->ordered = [-1];
        try {
            $this->desk($this->services->transactionalDb())->settle($id);
            self::fail('It was to fail.');
        } catch (\RuntimeException) {
        }
        $this->ordered = [];
        $this->clock->advance(2 * Time::MINUTE);
        $this->desk($this->services->transactionalDb())->settleLeft();
        $this->desk($this->services->transactionalDb())->settleLeft();

        self::assertSame([$id], $this->ordered);
    }

    public function promise(int $branchId, ?int $wishedAt, string $phone = ''): When
    {
        return When::now(4);
    }

    public function order(Order $order): void
    {
        if ($this->ordered === [-1]) {
            throw new \RuntimeException('PHP died.');
        }
        $this->ordered[] = $order->requestId;
    }

    public function of(PatientRequest $request): void
    {
        $this->told[] = $request->id;
    }

    private function take(Connection $db, string $key, string $token = '', string $phone = '+79161234567', bool $endsEarly = true, string $trap = ''): Taken
    {
        $form = $this->services->forms()->find(1);
        self::assertNotNull($form);
        $sent = Sent::ofMessage(['form' => 1, 'key' => $key, 'phone' => $phone, 'token' => $token, 'inputs' => 9, 'agreed' => true, 'website' => $trap]);

        return $this->desk($db, $endsEarly)->take($sent, new Wish($phone, '', '', null, $this->services->branches()->first()), $form, '', null, static fn (): bool => true);
    }

    private function desk(Connection $db, bool $endsEarly = true): RequestDesk
    {
        return new RequestDesk(
            new RequestStore($db),
            new Gate(new Counter($db, static fn (): string => 'key', $this->clock), $this->services->requestSettings(), $this->clock, $endsEarly),
            new Proof($this->services->visits(), $this->services->exposures(), new KnownPhones($this->services->db())),
            $this,
            $this,
            $this->services->branches(),
            $this->services->exposures(),
            $this->services->numbers(),
            static fn (Branch $branch, string $seen): string => $seen,
            static fn (): string => 'secret',
            static function (int $by): void {},
            $this->services->configKeys()->keys(),
            $this->clock,
        );
    }

    private function request(string $kind): PatientRequest
    {
        return new PatientRequest(0, hash('sha256', $kind), null, 1, $kind, '+79161234567', '', '', 1, null, null, '', '', PatientRequest::BY_HAND, '', PatientRequest::NEW, self::START);
    }
}
