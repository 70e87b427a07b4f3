package downhill.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The one folder that holds all that Downhill keeps; while open, it belongs to this object alone. */
public final class DataFolder implements AutoCloseable {

    private static final int VERSION = 1;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Creates the folder if need be, takes its lock and checks its version.
     *
     * @throws UnusableDataFolder if any of that fails
     */
    public static DataFolder open(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        create(path);
        FileChannel lock = lock(path);
        try {
            checkVersion(path);
        } catch (UnusableDataFolder e) {
            closeQuietly(lock);
            throw e;
        }
        return new DataFolder(path, lock);
    }

    /** The folder's absolute path. */
    public Path path() {
        return path;
    }

    /** Lets another process have the folder. */
    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static void create(Path path) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new UnusableDataFolder("not-a-folder", path);
        }
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new UnusableDataFolder("cannot-create", path, e);
        }
        if (!Files.isWritable(path)) {
            throw new UnusableDataFolder("not-writable", path);
        }
    }

    /** The lock goes with the channel, and with the process if it dies. */
    private static FileChannel lock(Path path) {
        FileChannel channel = openLockFile(path);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // held within this very process: the same to the caller
        } catch (IOException e) {
            closeQuietly(channel);
            throw new UnusableDataFolder("unusable", path, e, e.getMessage());
        }
        closeQuietly(channel);
        throw new UnusableDataFolder("held", path);
    }

    private static FileChannel openLockFile(Path path) {
        try {
            return FileChannel.open(path.resolve("downhill.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UnusableDataFolder("not-writable", path, e);
        }
    }

    private static void checkVersion(Path path) {
        Path file = path.resolve("version");
        try {
            Files.writeString(file, VERSION + "\n", StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            checkVersionIn(file, path);
        } catch (IOException e) {
            throw new UnusableDataFolder("not-writable", path, e);
        }
    }

    private static void checkVersionIn(Path file, Path path) {
        try {
            int version = Integer.parseInt(Files.readString(file).strip());
            if (version > VERSION) {
                throw new UnusableDataFolder("newer", path, null, version, VERSION);
            }
        } catch (NumberFormatException e) {
            throw new UnusableDataFolder("unreadable-version", path, e);
        } catch (IOException e) {
            throw new UnusableDataFolder("unusable", path, e, e.getMessage());
        }
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // the caller throws a better error
        }
    }
}
