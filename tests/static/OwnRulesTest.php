<?php

declare(strict_types=1);

namespace Ringwell\Tests\Static;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Tests\Static\Rules\EscapedOutput;
use Ringwell\Tests\Static\Rules\OneClock;
use Ringwell\Tests\Static\Rules\OwnTables;
use Ringwell\Tests\Static\Rules\PublicNames;
use Ringwell\Tests\Static\Rules\PureCore;
use Ringwell\Tests\Static\Rules\RoutePermission;
use Ringwell\Tests\Static\Rules\Rule;

/** Our own rules, each over all PHP that ships. */
final class OwnRulesTest extends TestCase
{
    /** @var list<SourceFile>|null parsed once */
    private static ?array $files = null;

    #[DataProvider('rules')]
    public function testHoldsInEveryFile(Rule $rule): void
    {
        $files = self::files();
        self::assertGreaterThan(20, count($files));

        self::assertSame([], array_merge(...array_map($rule->faults(...), $files)));
    }

    /** @return iterable<string, array{Rule}> */
    public static function rules(): iterable
    {
        yield 'output is escaped' => [new EscapedOutput()];
        yield 'every endpoint has a permission' => [new RoutePermission([
            'php/Door/PublicDoor.php', // lease and activity: origin, size, signed config
            'php/Pbx/EventRoute.php', // phone systems: path secret and signature
            'php/Queue/QueueRoute.php', // runs what waits: path secret
            'php/Recording/UploadRoute.php', // the same
            'php/Recording/LinkDoorRoute.php', // a token that opens one recording
            'php/Callback/CancelRoute.php', // a token that cancels one callback
            'php/Callback/OrderRoute.php', // a bridge: path secret and signature
            'php/Site/SiteLineRoute.php', // a script that is the same for everybody
        ])];
        yield 'the present comes from the clock' => [new OneClock([
            'php/SystemClock.php',
            'php/Schema/Installer.php', // a lock against other processes runs out by the machine's time
        ])];
        yield 'tables are named in their own room' => [new OwnTables()];
        yield 'no public name is on block lists' => [new PublicNames()];
        yield 'the core calls no WordPress' => [new PureCore(
            [
                'php/Admin/', 'php/Site/', 'php/Cli/', 'php/Speed/', 'php/Queue/', // pages, menus, commands
                'php/FastDoor/SiteConfig.php', // reads wp-config.php, which is written for the global scope
                'php/Branch/BranchStore.php', // one option
                'php/Request/FormStore.php', // the same
                'php/Request/AnswerPage.php', 'php/Request/FormText.php', 'php/Request/RequestView.php', // what people are shown
                'php/Call/CallerView.php', // asks what the reader may see
                'php/Number/HeldText.php', // writes a moment as the site does
                'php/Plan/SiteAddress.php', // reads and writes the options that say where the site is
                'php/Pbx/ConnectionStore.php', // a connection without a zone of its own is in the site's
                'php/Pbx/Any/ReadingText.php', // as HeldText
                'php/Pbx/ConnectionStore.php', // says in which zone the site is
                'php/Pbx/ConnectionView.php', // shows the address that the phone system is given
                'php/Pbx/WpHttp.php', // asks other servers as WordPress does
                'php/Schema/NewTables.php', // what migrations make tables by
                'php/Recording/Folder.php', // asks where uploads lie
                'php/Branch/StaffMail.php', 'php/Callback/TaskMail.php', 'php/Request/RequestMail.php', 'php/Pbx/SilenceMail.php', // send mail
                'php/Privacy/SecretBox.php', // its key is made of WordPress's salts
            ],
            [
                'php/FastDoor/', 'php/Db/', 'php/Visit/', 'php/Attribution/Attrib', 'php/Attribution/FirstRules.php', 'php/Door/Schema.php',
                'php/Lease/Hold.php', 'php/Lease/Lease', 'php/Lease/SqlLeaseStore.php', 'php/Lease/Activity', 'php/Lease/ExposureLog.php', 'php/Page/',
                'php/Number/Phone', 'php/Source/RuleEngine.php', 'php/Source/Url.php', 'php/Source/Host.php', 'php/Source/Arrival.php',
            ],
        )];
    }

    public function testEveryTableHasARoom(): void
    {
        preg_match_all("/^        '([a-z_]+)' => <<<'SQL'/m", (string) file_get_contents(self::root() . '/php/Schema/M0001CreateTables.php'), $tables);

        self::assertNotEmpty($tables[1]);
        self::assertSame([], array_diff($tables[1], array_keys(OwnTables::ROOMS)));
    }

    public function testNoFileThatAVisitorMayLoadHasABlockedName(): void
    {
        $names = [];
        foreach (['plugin', 'src-frontend', 'src-admin', 'src-phones'] as $folder) {
            foreach (self::paths("{$folder}/", '/./') as $path) {
                $names[] = $path;
            }
        }
        self::assertNotEmpty($names);
        self::assertSame([], array_values(array_filter($names, PublicNames::isBlocked(...))));
    }

    /** @return list<SourceFile> */
    private static function files(): array
    {
        return self::$files ??= array_map(
            static fn (string $path): SourceFile => SourceFile::of($path, (string) file_get_contents(self::root() . "/{$path}")),
            [...self::paths('php/', '/\.php$/'), ...self::paths('plugin/', '/\.php$/')],
        );
    }

    /** @return list<string> from the repository's root */
    private static function paths(string $folder, string $pattern): array
    {
        $paths = [];
        $iterator = new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator(self::root() . "/{$folder}", \FilesystemIterator::SKIP_DOTS));
        /** @var \SplFileInfo $file */
        foreach ($iterator as $file) {
            if ($file->isFile() && preg_match($pattern, $file->getFilename()) === 1) {
                $paths[] = substr($file->getPathname(), strlen(self::root()) + 1);
            }
        }
        sort($paths);

        return $paths;
    }

    private static function root(): string
    {
        return dirname(__DIR__, 2);
    }
}
