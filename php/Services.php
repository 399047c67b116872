<?php

declare(strict_types=1);

namespace Ringwell;

/**
 * How the rooms are put together: plain constructors, written out, each part made once and only when asked for.
 * Only routes, hooks and commands take this; stores and policies take what they need.
 *
 * It is long because it is one table: whoever asks what a part is made of looks here, whichever room that is in, and
 * a method is one constructor. What the public doors need without WordPress is in DoorServices.
 */
final class Services
{
    /** @var array<class-string, object> */
    private array $made = [];

    public function __construct(private readonly \wpdb $wpdb, private readonly Clock $clock = new SystemClock())
    {
    }

    public function clock(): Clock
    {
        return $this->clock;
    }

    public function wpdb(): \wpdb
    {
        return $this->wpdb;
    }

    public function chores(): Chores
    {
        return $this->once(Chores::class, fn () => new Chores($this->wpdb));
    }

    /** Read anew each time: a test or a long command may have changed it. */
    public function settings(): Settings
    {
        return Settings::load();
    }

    public function db(): Db\Connection
    {
        return $this->once(Db\WpdbConnection::class, fn () => new Db\WpdbConnection($this->wpdb));
    }

    /** Where transactions must not be cut in two by wpdb's reconnecting: see Db\MysqliConnection. */
    public function transactionalDb(): Db\Connection
    {
        if (! $this->wpdb->dbh instanceof \mysqli) {
            return $this->db();
        }

        return $this->once(Db\MysqliConnection::class, fn () => new Db\MysqliConnection($this->mysqli(...), fn (): string => $this->wpdb->prefix, $this->reconnect(...)));
    }

    private function mysqli(): \mysqli
    {
        $handle = $this->wpdb->dbh;

        return $handle instanceof \mysqli ? $handle : throw new Db\Failed('No connection to the database', 2006);
    }

    private function reconnect(): void
    {
        if ($this->wpdb->check_connection(false) !== true) {
            // 2002, unlike a connection that was lost, is not tried again: wpdb has tried for some seconds.
            throw new Db\Failed('No connection to the database', 2002);
        }
    }

    public function configKeys(): Door\ConfigKeyStore
    {
        return $this->once(Door\ConfigKeyStore::class, static fn () => new Door\ConfigKeyStore());
    }

    /** Made anew each time: its keys may have been replaced. */
    public function configToken(): Door\ConfigToken
    {
        return new Door\ConfigToken($this->configKeys()->keys(), $this->clock);
    }

    public function pageConfig(): Site\PageConfig
    {
        return $this->once(Site\PageConfig::class, fn () => new Site\PageConfig($this->targets(), $this->configToken(...)));
    }

    public function numbers(): Number\NumberStore
    {
        return $this->once(Number\NumberStore::class, fn () => new Number\NumberStore($this->transactionalDb()));
    }

    public function roleDesk(): Number\RoleDesk
    {
        return $this->once(Number\RoleDesk::class, fn () => new Number\RoleDesk($this->transactionalDb(), $this->numbers(), $this->clock));
    }

    public function roles(): Number\RoleHistory
    {
        return $this->once(Number\RoleHistory::class, fn () => new Number\RoleHistory($this->db()));
    }

    public function targets(): Number\TargetStore
    {
        return $this->once(Number\TargetStore::class, fn () => new Number\TargetStore($this->transactionalDb(), $this->numbers(), $this->roleDesk(), $this->clock));
    }

    public function sources(): Source\SourceStore
    {
        return $this->once(Source\SourceStore::class, fn () => new Source\SourceStore($this->transactionalDb(), $this->clock, Source\BuiltinText::name(...)));
    }

    public function placements(): Source\PlacementStore
    {
        return $this->once(Source\PlacementStore::class, fn () => new Source\PlacementStore($this->transactionalDb(), $this->numbers(), $this->roleDesk(), $this->clock));
    }

    public function sourceGroups(): Source\GroupStore
    {
        return $this->once(Source\GroupStore::class, fn () => new Source\GroupStore($this->transactionalDb(), $this->clock));
    }

    public function sourceDesk(): Source\SourceDesk
    {
        return new Source\SourceDesk($this->transactionalDb(), $this->sources(), $this->sourceGroups(), $this->placements(), $this->placementLocks());
    }

    public function groupDesk(): Source\GroupDesk
    {
        return new Source\GroupDesk($this->transactionalDb(), $this->sourceGroups(), $this->sources(), $this->placements(), $this->placementLocks());
    }

    private function placementLocks(): Source\PlacementLocks
    {
        return new Source\PlacementLocks($this->targets(), $this->pools());
    }

    public function visits(): Visit\VisitStore
    {
        return $this->once(Visit\VisitStore::class, fn () => new Visit\VisitStore($this->db()));
    }

    public function pools(): Lease\PoolStore
    {
        return $this->once(Lease\PoolStore::class, fn () => new Lease\PoolStore($this->transactionalDb(), $this->numbers(), $this->roleDesk(), $this->targets(), $this->clock));
    }

    public function leases(): Lease\LeaseDesk
    {
        return $this->once(Lease\LeaseDesk::class, fn () => new Lease\LeaseDesk(new Lease\SqlLeaseStore($this->transactionalDb()), $this->clock));
    }

    /** The public doors, of which nothing needs WordPress. */
    public function doors(): DoorServices
    {
        return $this->once(DoorServices::class, fn () => new DoorServices($this->transactionalDb(), $this->clock));
    }

    /** What the doors know of the site, read anew each time; here WordPress says what only it knows. */
    public function plan(): Plan\Plan
    {
        return $this->doors()->plans()->current($this->siteFacts(...));
    }

    /** @param bool $isAnew past WordPress's caches of options */
    public function siteFacts(bool $isAnew = false): Plan\SiteFacts
    {
        if ($isAnew) {
            wp_cache_delete('alloptions', 'options');
        }
        $settings = $this->settings();

        return new Plan\SiteFacts(
            [Plan\SiteAddress::home(), Plan\SiteAddress::wordPress()],
            $this->siteHosts(),
            $this->homePath(),
            $settings->lastSourceDays,
            $settings->keepPlacement,
            $settings->otherSites,
            $settings->proxies,
            $this->configKeys()->keys()->toArray(),
            array_combine(Source\Source::BUILTINS, array_map(Source\BuiltinText::name(...), Source\Source::BUILTINS)),
            Schema\Installer::version(),
            (new Speed\StateStore())->read()->isWanted && Speed\Place::isServed(),
            $settings->regionFile,
            $settings->regionHeader,
            $settings->honourDnt,
        );
    }

    public function fastDoor(): Speed\DoorInstaller
    {
        return new Speed\DoorInstaller(
            new Speed\StateStore(),
            new Speed\StubFile(Speed\Place::file()),
            (new Speed\SelfTest())->run(...),
            fn () => $this->doors()->plans()->publish($this->siteFacts(true)),
            $this->transactionalDb(),
            $this->clock,
        );
    }

    /** Who was given no number of a pool, counted. */
    public function refusals(): Page\RefusalStore
    {
        return new Page\RefusalStore($this->transactionalDb(), $this->clock);
    }

    public function arrivals(): Visit\Arrivals
    {
        return $this->doors()->arrivals($this->plan());
    }

    public function pageView(): Page\PageView
    {
        return $this->doors()->pageView($this->plan());
    }

    public function activity(): Page\Activity
    {
        return $this->doors()->signs($this->plan());
    }

    /** @return list<string> hosts whose pages are the clinic's own: a referrer from there is no source */
    public function siteHosts(): array
    {
        $hosts = array_map(
            static fn (string $address): string => strtolower((string) wp_parse_url($address, PHP_URL_HOST)),
            [Plan\SiteAddress::home(), ...$this->settings()->otherSites],
        );

        return array_values(array_unique(array_filter($hosts, static fn (string $host): bool => $host !== '')));
    }

    /** Path of the home page: "/", or "/clinic/" where the site lives in a folder. */
    public function homePath(): string
    {
        return '/' . ltrim((string) wp_parse_url(Plan\SiteAddress::home() . '/', PHP_URL_PATH), '/');
    }

    public function forecasts(): Lease\PoolForecasts
    {
        return $this->once(Lease\PoolForecasts::class, fn () => new Lease\PoolForecasts($this->transactionalDb()));
    }

    public function forecaster(): Forecast\Forecaster
    {
        return new Forecast\Forecaster($this->pools(), new Forecast\PastVisits(new Lease\PoolLog($this->db())), $this->forecasts(), $this->clock);
    }

    public function exposures(): Lease\ExposureLog
    {
        return $this->once(Lease\ExposureLog::class, fn () => new Lease\ExposureLog($this->db()));
    }

    public function replay(): Replay\ReplayDesk
    {
        return new Replay\ReplayDesk(new Lease\ExposureHistory($this->db()), $this->visits());
    }

    public function connections(): Pbx\ConnectionStore
    {
        return $this->once(Pbx\ConnectionStore::class, fn () => new Pbx\ConnectionStore($this->transactionalDb(), Privacy\SecretBox::ofSite('connection'), $this->clock, wp_timezone_string(...)));
    }

    public function connectionLog(): Pbx\ConnectionLog
    {
        return $this->once(Pbx\ConnectionLog::class, fn () => new Pbx\ConnectionLog($this->db(), $this->clock));
    }

    public function phoneSystems(): Pbx\AdapterRegistry
    {
        return $this->once(Pbx\AdapterRegistry::class, Pbx\AdapterRegistry::ofSite(...));
    }

    public function inboxRows(): Pbx\InboxStore
    {
        return $this->once(Pbx\InboxStore::class, fn () => new Pbx\InboxStore($this->db(), Privacy\SecretBox::ofSite('inbox')));
    }

    public function inbox(): Pbx\Inbox
    {
        return new Pbx\Inbox(
            $this->inboxRows(),
            $this->signedCalls(),
            $this->connections(),
            $this->phoneSystems(),
            $this->callRecorder(),
            $this->learnt(),
            $this->connectionLog(),
            $this->settings(),
            $this->clock,
            Pbx\WpHttp::forConnection(...),
        );
    }

    public function signedCalls(): Pbx\SignedCallStore
    {
        return $this->once(Pbx\SignedCallStore::class, fn () => new Pbx\SignedCallStore($this->db()));
    }

    public function pulls(): Pbx\Pull\PullStore
    {
        return $this->once(Pbx\Pull\PullStore::class, fn () => new Pbx\Pull\PullStore($this->db()));
    }

    public function pullDesk(): Pbx\Pull\PullDesk
    {
        return $this->once(Pbx\Pull\PullDesk::class, fn () => new Pbx\Pull\PullDesk(
            $this->pulls(),
            $this->connections(),
            $this->phoneSystems(),
            $this->callRecorder(),
            $this->learnt(),
            $this->connectionLog(),
            wp_timezone(),
            Pbx\WpHttp::forConnection(...),
            static fn (int $milliseconds) => usleep($milliseconds * 1000),
            $this->clock,
        ));
    }

    public function keyCheck(): Pbx\Pull\KeyCheck
    {
        return new Pbx\Pull\KeyCheck($this->pulls(), $this->pullDesk(), $this->phoneSystems(), $this->connectionLog(), Pbx\WpHttp::forConnection(...), $this->clock);
    }

    public function turns(): Queue\TurnStore
    {
        return $this->once(Queue\TurnStore::class, fn () => new Queue\TurnStore($this->wpdb));
    }

    /** What waits, and when each kind of it is due. */
    public function runner(): Queue\Runner
    {
        return new Queue\Runner($this->turns(), fn (): array => [$this->inboxRows()->nextDue(), $this->pulls()->nextDue(), $this->callbacks()->nextDue(), $this->requestDesk()->leftAt()], $this->clock);
    }

    public function kick(): Queue\Kick
    {
        return new Queue\Kick($this->turns(), $this->runner(), $this->clock);
    }

    /** What connections were seen to do by themselves. */
    public function learnt(): Pbx\Learnt
    {
        return $this->once(Pbx\Learnt::class, fn () => new Pbx\Learnt($this->db()));
    }

    public function connectionWatch(): Pbx\Watch
    {
        return new Pbx\Watch($this->connectionLog(), $this->inboxRows(), $this->pulls(), $this->learnt(), new Call\CallRhythm($this->db()), wp_timezone());
    }

    public function eventDoor(): Pbx\EventDoor
    {
        return new Pbx\EventDoor($this->connections(), $this->phoneSystems(), $this->inbox(), $this->connectionLog(), $this->router());
    }

    public function router(): Pbx\Routing\Router
    {
        return new Pbx\Routing\Router(new Call\LastTalks($this->db()), $this->dialledNumbers(), $this->numbers(), $this->targets(), $this->settings()->region, $this->clock);
    }

    public function calls(): Call\CallStore
    {
        return $this->once(Call\CallStore::class, fn () => new Call\CallStore($this->transactionalDb()));
    }

    public function callRecorder(): Call\CallRecorder
    {
        $twins = new Call\TwinStore($this->transactionalDb());

        return new Call\CallRecorder(
            $this->calls(),
            new Call\CallWriter(
                $this->calls(),
                $twins,
                $this->erasedCalls(),
                $this->dialledNumbers(),
                $this->countingConnection(),
                $this->settings()->region,
                $this->clock,
            ),
            new Call\Twins($twins, $this->calls()),
            // Who ordered a call is asked for when it is attributed.
            new Call\Listeners([$this->callbackFollower(), $this->attributor()]),
            $this->clock,
            new Recording\HeardRecordings($this->recordings(), $this->listens(), $this->recordingLinks()),
            new Callback\PatientOfOrder($this->callbacks(), $this->callbackTries()),
        );
    }

    public function erasedCalls(): Call\ErasedCalls
    {
        return $this->once(Call\ErasedCalls::class, fn () => new Call\ErasedCalls($this->db(), (new Privacy\ErasureKeyStore())->key(...)));
    }

    public function callEraser(): Call\CallEraser
    {
        return new Call\CallEraser(
            $this->calls(),
            $this->erasedCalls(),
            [
                $this->attributor(),
                new Callback\CallbackEraser($this->callbacks()),
                new Request\RequestEraser($this->requests()),
                $this->recordingEraser(),
                new Pbx\RawErasure($this->inboxRows(), $this->connections(), $this->phoneSystems()),
            ],
            $this->clock,
        );
    }

    public function numberAliases(): Number\AliasStore
    {
        return $this->once(Number\AliasStore::class, fn () => new Number\AliasStore($this->transactionalDb()));
    }

    public function aliasReading(): Number\AliasReading
    {
        return new Number\AliasReading($this->dialledNumbers(), $this->settings()->region);
    }

    public function dialledNumbers(): Number\DialledNumbers
    {
        return $this->once(Number\DialledNumbers::class, fn () => new Number\DialledNumbers($this->db()));
    }

    public function countingConnection(): Number\CountingConnection
    {
        return $this->once(Number\CountingConnection::class, fn () => new Number\CountingConnection($this->db()));
    }

    public function spamMark(): Call\SpamMark
    {
        return new Call\SpamMark($this->calls(), $this->attributor());
    }

    public function recordings(): Recording\RecordingStore
    {
        return $this->once(Recording\RecordingStore::class, fn () => new Recording\RecordingStore($this->db(), Privacy\SecretBox::ofSite('recording'), $this->clock));
    }

    public function soundFiles(): Recording\SoundFiles
    {
        return Recording\SoundFiles::under(Recording\Folder::path());
    }

    /** Read anew each time, as the settings are. */
    public function recordingSettings(): Recording\RecordingSettings
    {
        return Recording\RecordingSettings::of(get_option(Recording\RecordingSettings::OPTION));
    }

    public function recordingDesk(): Recording\RecordingDesk
    {
        return new Recording\RecordingDesk(
            $this->recordings(),
            $this->soundFiles(),
            $this->connections(),
            $this->phoneSystems(),
            Pbx\WpHttp::forConnection(...),
            Recording\Folder::tempFile(...),
            $this->clock,
        );
    }

    public function recordingKeeper(): Recording\RecordingKeeper
    {
        return new Recording\RecordingKeeper(
            $this->recordings(),
            $this->recordingDesk(),
            $this->soundFiles(),
            $this->listens(),
            $this->recordingLinks(),
            $this->calls(),
            $this->recordingSettings(),
            $this->clock,
        );
    }

    public function recordingEraser(): Recording\RecordingEraser
    {
        return new Recording\RecordingEraser($this->recordings(), $this->soundFiles(), $this->listens(), $this->recordingLinks());
    }

    public function listens(): Recording\ListenStore
    {
        return $this->once(Recording\ListenStore::class, fn () => new Recording\ListenStore($this->db(), $this->clock));
    }

    public function recordingLinks(): Recording\LinkStore
    {
        return $this->once(Recording\LinkStore::class, fn () => new Recording\LinkStore($this->db(), $this->clock));
    }

    public function soundToken(): Recording\SoundToken
    {
        return new Recording\SoundToken(Privacy\SecretBox::ofSite('recording-url'), $this->clock);
    }

    public function uploadDoor(): Recording\UploadDoor
    {
        return new Recording\UploadDoor(
            $this->connections(),
            $this->phoneSystems(),
            $this->connectionLog(),
            $this->callRecorder(),
            $this->recordings(),
            $this->soundFiles(),
            $this->recordingSettings(),
            $this->clock,
        );
    }

    public function branches(): Branch\BranchStore
    {
        return $this->once(Branch\BranchStore::class, static fn () => new Branch\BranchStore());
    }

    private function staffMail(): Branch\StaffMail
    {
        return new Branch\StaffMail($this->branches());
    }

    /** Read anew each time, as the settings are. */
    public function callbackSettings(): Callback\CallbackSettings
    {
        return Callback\CallbackSettings::of(get_option(Callback\CallbackSettings::OPTION));
    }

    public function callbacks(): Callback\CallbackStore
    {
        return $this->once(Callback\CallbackStore::class, fn () => new Callback\CallbackStore($this->transactionalDb()));
    }

    public function callbackTries(): Callback\TryStore
    {
        return $this->once(Callback\TryStore::class, fn () => new Callback\TryStore($this->transactionalDb()));
    }

    public function callbackLines(): Callback\Lines
    {
        return new Callback\Lines($this->connections(), $this->phoneSystems(), $this->dialledNumbers(), $this->targets());
    }

    public function callbackReadiness(): Callback\Readiness
    {
        return new Callback\Readiness($this->connections(), $this->callbackLines(), $this->clock);
    }

    public function callbackSettler(): Callback\Settler
    {
        return new Callback\Settler(
            $this->transactionalDb(),
            $this->callbacks(),
            $this->callbackTries(),
            $this->callbackMail(),
            $this->callbackSettings(...),
            $this->turns()->planBy(...),
        );
    }

    public function callbackMail(): Callback\TellsStaff
    {
        return new Callback\TaskMail($this->staffMail(), $this->requests());
    }

    public function callbackDesk(): Callback\Desk
    {
        return new Callback\Desk(
            $this->callbacks(),
            $this->callbackTries(),
            $this->callbackSettler(),
            $this->branches(),
            $this->callbackLines(),
            $this->callbackSettings(...),
            $this->mayRing(...),
            Pbx\WpHttp::forConnection(...),
            $this->clock,
        );
    }

    public function callbackListCheck(): Callback\ListCheck
    {
        return new Callback\ListCheck(
            $this->callbackTries(),
            $this->callbackSettler(),
            $this->connections(),
            $this->phoneSystems(),
            fn (int $connection): ?int => ($this->pulls()->of($connection)[Pbx\Pull\PullState::RECENT] ?? null)?->goodUntil,
            $this->clock,
        );
    }

    public function callbackOrders(): Callback\OrderDesk
    {
        return new Callback\OrderDesk(
            $this->callbacks(),
            $this->callbackSettler(),
            $this->callbackAfterAnswer(),
            fn () => $this->callbackDesk()->run(),
            $this->turns()->planBy(...),
            fn (int $request): ?int => $this->requests()->visitOf($request),
            $this->branches(),
            $this->callbackLines(),
            $this->callbackPromises(),
            $this->callbackSettings(...),
            $this->mayRing(...),
            $this->clock,
        );
    }

    private function callbackPromises(): Callback\Promises
    {
        return new Callback\Promises(
            $this->callbacks(),
            $this->callbackTries(),
            $this->branches(),
            $this->callbackLines(),
            $this->callbackSettings(...),
            fn (string $phone): bool => $this->dialable(static fn (): bool => false)->may($phone),
            $this->clock,
        );
    }

    /** Whose visit a callback is of. */
    public function orderedVisits(): Callback\OrderedVisits
    {
        return new Callback\OrderedVisits($this->callbacks(), $this->callbackTries(), $this->attributions(), fn (array $requests): array => $this->requests()->visitsOf($requests));
    }

    public function cancelDesk(): Callback\CancelDesk
    {
        return new Callback\CancelDesk($this->callbacks(), $this->callbackTries(), $this->callbackSettler(), $this->callbackDesk(), $this->clock);
    }

    public function callbackAfterAnswer(): Callback\AfterAnswer
    {
        return $this->once(Callback\AfterAnswer::class, fn () => new Callback\AfterAnswer(
            $this->callbackMail(),
            fn (\Closure $work) => Callback\Hooks::afterAnswer($this, $work),
        ));
    }

    /** Orders that a bridge beside a phone system fetches. */
    public function ordersToFetch(): Callback\OrdersToFetch
    {
        return new Callback\OrdersToFetch($this->callbacks(), $this->callbackTries(), $this->branches(), $this->callbackLines(), $this->callbackSettings(...), $this->clock);
    }

    public function orderDoor(): Callback\OrderDoor
    {
        return new Callback\OrderDoor($this->connections(), $this->phoneSystems(), $this->ordersToFetch(), $this->clock);
    }

    public function callbackFollower(): Callback\Follower
    {
        return new Callback\Follower(
            $this->callbacks(),
            $this->callbackTries(),
            $this->callbackSettler(),
            $this->calls(),
            $this->connections(),
            $this->phoneSystems(),
            $this->clock,
        );
    }

    /** @param string $phone E.164 */
    public function mayRing(string $phone): bool
    {
        $own = new Callback\OwnPhones(
            $this->dialledNumbers(),
            $this->branches(),
            $this->connections(),
            new Call\ClinicsLegs($this->db()),
            $this->callbackSettings()->staffPhones,
            $this->settings()->region,
            $this->clock,
        );

        return $this->dialable($own->has(...))->may($phone);
    }

    /** @param \Closure(string): bool $isOwn */
    private function dialable(\Closure $isOwn): Callback\Dialable
    {
        $settings = $this->callbackSettings();

        return new Callback\Dialable($settings->countries === [] ? [$this->settings()->region] : $settings->countries, $settings->kinds, $settings->denied, $isOwn);
    }

    public function forms(): Request\FormStore
    {
        return $this->once(Request\FormStore::class, static fn () => new Request\FormStore());
    }

    /** Made anew each time: its keys may have been replaced. */
    public function formConfig(): Request\FormConfig
    {
        return new Request\FormConfig($this->configKeys()->keys(), $this->clock);
    }

    public function requests(): Request\RequestStore
    {
        return $this->once(Request\RequestStore::class, fn () => new Request\RequestStore($this->transactionalDb()));
    }

    /** Read anew each time, as the settings are. */
    public function requestSettings(): Request\RequestSettings
    {
        return Request\RequestSettings::of(get_option(Request\RequestSettings::OPTION));
    }

    public function consentBook(): Request\ConsentBook
    {
        return new Request\ConsentBook($this->requests(), $this->clock);
    }

    public function requestDesk(): Request\RequestDesk
    {
        return new Request\RequestDesk(
            $this->requests(),
            $this->requestGate(),
            new Request\Proof($this->visits(), $this->exposures(), new Call\KnownPhones($this->db())),
            $this->callbackOrders(),
            new Request\RequestMail($this->staffMail(), $this->forms()),
            $this->branches(),
            $this->exposures(),
            $this->numbers(),
            $this->numberOfCallbacks(...),
            (new Privacy\ErasureKeyStore())->key(...),
            $this->turns()->planBy(...),
            $this->configKeys()->keys(),
            $this->clock,
        );
    }

    public function requestGate(): Request\Gate
    {
        return new Request\Gate($this->limits(), $this->requestSettings(), $this->clock, Queue\Answer::endsEarly());
    }

    /** What the patient of a branch who saw that number of the clinic sees ringing; '' where nothing rings, or nobody knows by what. */
    public function numberOfCallbacks(Branch\Branch $branch, string $seen): string
    {
        $line = $this->callbackLines()->of($branch, $seen);

        return $line?->ringsOut->showsNumber() === true ? $line->number : '';
    }

    public function limits(): Limit\Counter
    {
        return $this->once(Limit\Counter::class, fn () => new Limit\Counter($this->transactionalDb(), (new Privacy\ErasureKeyStore())->key(...), $this->clock));
    }

    public function attributions(): Attribution\AttributionStore
    {
        return $this->once(Attribution\AttributionStore::class, fn () => new Attribution\AttributionStore($this->db(), $this->clock));
    }

    public function attributor(): Attribution\Attributor
    {
        return new Attribution\Attributor(
            $this->attributions(),
            $this->roles(),
            $this->exposures(),
            $this->visits(),
            new Lease\TiedCalls($this->pools(), $this->leases()),
            $this->orderedVisits(),
        );
    }

    /**
     * @template T of object
     * @param  class-string<T> $class
     * @param  callable(): T   $make
     * @return T
     */
    private function once(string $class, callable $make): object
    {
        /** @var T */
        return $this->made[$class] ??= $make();
    }
}
