<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Own;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\SetupStep;

/** How the bridge is installed beside an Asterisk (docs/decisions/bridge.md). */
final class BridgeSteps
{
    private const MANAGER = <<<'CONF'
        [ringwell]
        secret = A-LONG-PASSWORD
        deny = 0.0.0.0/0.0.0.0
        permit = 127.0.0.1/255.255.255.255
        read = call,agent,reporting
        write = reporting
        CONF;

    private const UNIT = <<<'UNIT'
        [Unit]
        Description=Ringwell bridge
        After=network-online.target asterisk.service

        [Service]
        ExecStart=/usr/bin/node /usr/local/lib/ringwell-bridge.cjs /etc/ringwell-bridge.json
        User=asterisk
        StateDirectory=ringwell-bridge
        StateDirectoryMode=0700
        UMask=0077
        Restart=always
        RestartSec=5
        RestartPreventExitStatus=78
        NoNewPrivileges=yes
        ProtectSystem=strict
        PrivateTmp=yes

        [Install]
        WantedBy=multi-user.target
        UNIT;

    /** @return list<SetupStep> */
    public static function of(Connection $connection, string $eventsUrl, string $bridgeUrl): array
    {
        return [
            ...($connection->secret(OwnPbxAdapter::SIGNING_SECRET) === '' ? [new SetupStep(
                __('Bridge: set a signing secret', 'ringwell'),
                __('Type a long random text into “Signing secret” below and save: without it your site does not believe the bridge.', 'ringwell'),
            )] : []),
            new SetupStep(
                __('Bridge: download it', 'ringwell'),
                __('On the computer of the phone system. It needs Node 18 or later, and nothing else.', 'ringwell'),
                "curl -fo /usr/local/lib/ringwell-bridge.cjs '" . str_replace("'", '%27', $bridgeUrl) . "'",
            ),
            new SetupStep(
                __('Bridge: let it listen', 'ringwell'),
                __('Put this into /etc/asterisk/manager.conf (FreePBX: manager_custom.conf) with a password of your own, and switch the interface on there with enabled = yes. Then: asterisk -rx "manager reload"', 'ringwell'),
                self::rings($connection) ? str_replace('write = ', 'write = originate,', self::MANAGER) : self::MANAGER,
            ),
            new SetupStep(
                __('Bridge: tell it where to send', 'ringwell'),
                __('Save this as /etc/ringwell-bridge.json and put both secrets in. "incoming" names the contexts into which calls from outside come, "trunks" the lines by which you ring out.', 'ringwell'),
                self::config($connection, $eventsUrl),
            ),
            new SetupStep(
                __('Bridge: keep its secrets', 'ringwell'),
                __('Nobody else on that computer need read them.', 'ringwell'),
                'chown asterisk: /etc/ringwell-bridge.json && chmod 600 /etc/ringwell-bridge.json',
            ),
            new SetupStep(
                __('Bridge: let it run', 'ringwell'),
                __('Save this as /etc/systemd/system/ringwell-bridge.service, then: systemctl enable --now ringwell-bridge. What it does stands in: journalctl -u ringwell-bridge', 'ringwell'),
                self::UNIT,
            ),
        ];
    }

    private static function rings(Connection $connection): bool
    {
        return ($connection->settings[OwnRing::WAY] ?? '') === OwnRing::BRIDGE;
    }

    private static function config(Connection $connection, string $eventsUrl): string
    {
        return (string) json_encode([
            'site' => $eventsUrl,
            'secret' => 'THE-SIGNING-SECRET',
            'manager_host' => '127.0.0.1',
            'manager_port' => 5038,
            'manager_user' => 'ringwell',
            'manager_password' => 'A-LONG-PASSWORD',
            'incoming' => ['ringwell-in', 'from-pstn*', 'from-trunk*', 'from-did*', '*-incoming'],
            'trunks' => ['PJSIP/operator'],
        ] + (self::rings($connection) ? ['ring_context' => OwnRing::context($connection)] : []), JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES);
    }
}
