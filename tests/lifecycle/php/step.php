<?php

/*
 * One step in the life of the plugin, in a process of its own as each click in wp-admin is, on one site of the
 * WordPress given. Prints what came of it as JSON. Usage: php step.php FOLDER PATH-OF-SITE STEP [ARGUMENT]
 */

declare(strict_types=1);

const RINGWELL_PLUGIN = 'ringwell/ringwell.php';

[, $folder, $path, $step] = $argv;
$argument = $argv[4] ?? '';

$_SERVER['HTTP_HOST'] = '127.0.0.1';
$_SERVER['REMOTE_ADDR'] = '192.0.2.1';
$_SERVER['REQUEST_METHOD'] = 'GET';
$_SERVER['REQUEST_URI'] = $path;
define('WP_ADMIN', true);

require_once $folder . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
require_once ABSPATH . 'wp-admin/includes/user.php';

$wpdb = $GLOBALS['wpdb'];
assert($wpdb instanceof wpdb);

echo json_encode(match ($step) {
    'activate' => is_wp_error($error = activate_plugin(RINGWELL_PLUGIN, '', $argument === 'network')) ? $error->get_error_message() : true,
    'deactivate' => deactivate_plugins([RINGWELL_PLUGIN], false, $argument === 'network'),
    'uninstall' => uninstall_plugin(RINGWELL_PLUGIN),
    'fill' => ringwell_fill(),
    'delete-data' => update_option('ringwell_settings', ['delete_data' => true] + (array) get_option('ringwell_settings', [])),
    'add-site' => wp_insert_site(['domain' => '127.0.0.1', 'path' => $argument, 'title' => $argument, 'user_id' => 1]),
    'delete-site' => wp_delete_site((int) $argument) instanceof WP_Site,
    'state' => ringwell_state(),
    'left' => ringwell_left(),
    'tables' => $wpdb->get_col($wpdb->prepare('SHOW TABLES LIKE %s', $wpdb->esc_like("{$wpdb->base_prefix}{$argument}_ringwell") . '%')),
    default => throw new LogicException("There is no step {$step}."),
}, JSON_THROW_ON_ERROR);

/** All that the plugin ever leaves on a site: rows, options, a transient, a recording's file, scheduled tasks, roles, people who have them. */
function ringwell_fill(): bool
{
    do_action('admin_init');
    $services = Ringwell\Plugin::instance()->services();
    $services->targets()->add('Main number', '+74951112233', null);
    $services->pageConfig()->publish();
    set_transient('ringwell_probe', 'x', 3600);
    do_action(Ringwell\Privacy\Hooks::FORGET);
    $sound = fopen('data://text/plain;base64,' . base64_encode("RIFF\x24\x08\0\0WAVEfmt "), 'rb');
    assert(is_resource($sound));
    $services->soundFiles()->write($sound, 1000);
    $site = get_current_blog_id();
    foreach (['ringwell_marketer', 'ringwell_receptionist'] as $role) {
        $known = get_user_by('login', "{$role}{$site}");
        if ($known instanceof WP_User) {
            $known->set_role($role);
            continue;
        }
        $user = wp_insert_user(['user_login' => "{$role}{$site}", 'user_pass' => 'secret', 'user_email' => "{$role}{$site}@example.test", 'role' => $role]);
        if (is_wp_error($user)) {
            throw new RuntimeException($user->get_error_message());
        }
    }
    get_role('editor')->add_cap('ringwell_view_reports');

    return true;
}

/** @return array<string, mixed> how the plugin is while it is active */
function ringwell_state(): array
{
    $services = Ringwell\Plugin::instance()->services();

    return [
        'current' => Ringwell\Schema\Installer::isCurrent(),
        'targets' => count($services->targets()->all()),
        'sources' => count($services->sources()->all()),
        'role' => get_role('ringwell_marketer') !== null,
    ];
}

/** @return array<string, list<string>> whatever bears our name on this site, or about it */
function ringwell_left(): array
{
    global $wpdb;
    $hooks = [];
    foreach ((array) get_option('cron') as $atOneTime) {
        $hooks = [...$hooks, ...array_keys(is_array($atOneTime) ? $atOneTime : [])];
    }

    $files = is_dir(wp_upload_dir()['basedir'] . '/ringwell-recordings') ? scandir(wp_upload_dir()['basedir'] . '/ringwell-recordings') : false;

    return [
        'tables' => $wpdb->get_col($wpdb->prepare('SHOW TABLES LIKE %s', $wpdb->esc_like($wpdb->prefix . 'ringwell') . '%')),
        'options' => $wpdb->get_col("SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE '%ringwell%' ORDER BY option_name"),
        'mentions' => $wpdb->get_col("SELECT option_name FROM {$wpdb->options} WHERE option_name NOT LIKE '%ringwell%' AND option_value LIKE '%ringwell\\_%' ORDER BY option_name"),
        'users' => $wpdb->get_col($wpdb->prepare("SELECT meta_key FROM {$wpdb->usermeta} WHERE meta_key = %s AND meta_value LIKE '%%ringwell\\_%%'", $wpdb->prefix . 'capabilities')),
        'hooks' => array_values(array_filter($hooks, static fn (mixed $hook): bool => str_starts_with((string) $hook, 'ringwell'))),
        'network' => is_multisite() ? $wpdb->get_col("SELECT meta_key FROM {$wpdb->sitemeta} WHERE meta_key LIKE '%ringwell%' OR meta_value LIKE '%ringwell\\_%'") : [],
        'files' => array_values(array_diff($files === false ? [] : $files, ['.', '..'])),
    ];
}
