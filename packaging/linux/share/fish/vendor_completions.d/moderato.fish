# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_moderato_global_optspecs
    string join \n demo= graph-url= authority-url= tenant= client-id= ca-file= proxy= call= join require-record presentation data-dir= new-window h/help V/version
end

function __fish_moderato_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_moderato_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_moderato_using_subcommand
    set -l cmd (__fish_moderato_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c moderato -n "__fish_moderato_needs_command" -l demo -d 'Open a made-up meeting on this computer; SCENARIO is a built-in name or a file' -r
complete -c moderato -n "__fish_moderato_needs_command" -l graph-url -d 'The Graph root of a custom cloud, without /v1.0; https, or http on 127.0.0.1' -r
complete -c moderato -n "__fish_moderato_needs_command" -l authority-url -d 'The sign-in authority of a custom cloud; on 127.0.0.1 it defaults to the Graph root' -r
complete -c moderato -n "__fish_moderato_needs_command" -l tenant -d 'Directory (tenant) ID or domain [env: `AZURE_TENANT_ID`]' -r
complete -c moderato -n "__fish_moderato_needs_command" -l client-id -d 'Application (client) ID [env: `AZURE_CLIENT_ID`]' -r
complete -c moderato -n "__fish_moderato_needs_command" -l ca-file -d 'Trust the certificate authorities in this PEM file too, such as that of a proxy that inspects TLS' -r -F
complete -c moderato -n "__fish_moderato_needs_command" -l proxy -d 'Use this proxy instead of the system\'s; never for 127.0.0.1' -r
complete -c moderato -n "__fish_moderato_needs_command" -l call -d 'Watch the call with this ID; can be given several times' -r
complete -c moderato -n "__fish_moderato_needs_command" -l data-dir -d 'Keep everything that Moderato writes in this folder' -r -F
complete -c moderato -n "__fish_moderato_needs_command" -l join -d 'Join the meeting, or watch the call, that standard input names: a link, an invitation, or an ID. Never an argument: a link may contain a passcode, which every process on this computer could read'
complete -c moderato -n "__fish_moderato_needs_command" -l require-record -d 'Send nothing that changes a call before its audit log line is on the disk; the settings can\'t undo this'
complete -c moderato -n "__fish_moderato_needs_command" -l presentation -d 'Mask names, addresses, numbers, and IDs from the start, for a screen that others see'
complete -c moderato -n "__fish_moderato_needs_command" -l new-window -d 'Open another window, even if one is open that works with the same folder'
complete -c moderato -n "__fish_moderato_needs_command" -s h -l help -d 'Print help'
complete -c moderato -n "__fish_moderato_needs_command" -s V -l version -d 'Print version'
complete -c moderato -n "__fish_moderato_needs_command" -f -a "simulate" -d 'Run only the simulator, and print what to enter in the sign-in form'
complete -c moderato -n "__fish_moderato_needs_command" -f -a "audit" -d 'Work with the audit log'
complete -c moderato -n "__fish_moderato_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c moderato -n "__fish_moderato_using_subcommand simulate" -l listen -d 'The loopback address to listen on; port 0 picks a free one' -r
complete -c moderato -n "__fish_moderato_using_subcommand simulate" -l scenario -d 'A built-in name or a scenario file' -r
complete -c moderato -n "__fish_moderato_using_subcommand simulate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c moderato -n "__fish_moderato_using_subcommand audit; and not __fish_seen_subcommand_from verify help" -s h -l help -d 'Print help'
complete -c moderato -n "__fish_moderato_using_subcommand audit; and not __fish_seen_subcommand_from verify help" -f -a "verify" -d 'Check whether the log\'s chain is intact, or which line was changed, moved, or removed'
complete -c moderato -n "__fish_moderato_using_subcommand audit; and not __fish_seen_subcommand_from verify help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c moderato -n "__fish_moderato_using_subcommand audit; and __fish_seen_subcommand_from verify" -l data-dir -d 'The data folder whose log to check, if it isn\'t the usual one' -r -F
complete -c moderato -n "__fish_moderato_using_subcommand audit; and __fish_seen_subcommand_from verify" -l head -d 'A head that was noted elsewhere: finds lines cut off at the end since then, and a rewritten file, and counts the lines after that head' -r
complete -c moderato -n "__fish_moderato_using_subcommand audit; and __fish_seen_subcommand_from verify" -l kept -d 'How many days the log is kept here, or `forever`; a file that was deleted sooner is reported as missing' -r
complete -c moderato -n "__fish_moderato_using_subcommand audit; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help'
complete -c moderato -n "__fish_moderato_using_subcommand audit; and __fish_seen_subcommand_from help" -f -a "verify" -d 'Check whether the log\'s chain is intact, or which line was changed, moved, or removed'
complete -c moderato -n "__fish_moderato_using_subcommand audit; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c moderato -n "__fish_moderato_using_subcommand help; and not __fish_seen_subcommand_from simulate audit help" -f -a "simulate" -d 'Run only the simulator, and print what to enter in the sign-in form'
complete -c moderato -n "__fish_moderato_using_subcommand help; and not __fish_seen_subcommand_from simulate audit help" -f -a "audit" -d 'Work with the audit log'
complete -c moderato -n "__fish_moderato_using_subcommand help; and not __fish_seen_subcommand_from simulate audit help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c moderato -n "__fish_moderato_using_subcommand help; and __fish_seen_subcommand_from audit" -f -a "verify" -d 'Check whether the log\'s chain is intact, or which line was changed, moved, or removed'
