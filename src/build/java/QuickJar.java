import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.invoke.LambdaMetafactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Changes a jar so that a process starts sooner with it (docs/decisions/0026):
 *
 * <ul>
 *   <li>The defaults of all libraries lose their comments, which are most of what is to be read at a start.
 *   <li>Classes are stored, not compressed.
 *   <li>Classes older than Java 6 become classes of Java 8: without frames no cache of loaded classes takes them.
 *   <li>The lambdas of Scala's classes are made as those of Java are: a cache takes these, all others are made anew at each
 *       start. They lose what nothing here uses: that they can be serialized, and bridges to methods that no function of
 *       Scala's has.
 * </ul>
 *
 * <pre>java -cp asm.jar QuickJar.java ocpp-pekko.jar</pre>
 */
final class QuickJar {
    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";
    private static final String OF_SCALA = "altMetafactory";
    private static final Handle OF_JAVA = new Handle(
            Opcodes.H_INVOKESTATIC,
            FACTORY,
            "metafactory",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
                    + "Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodHandle;Ljava/lang/invoke/MethodType;)"
                    + "Ljava/lang/invoke/CallSite;",
            false);

    private QuickJar() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Path quick = Path.of(arguments[0] + ".quick");
        try (ZipFile jar = new ZipFile(file.toFile());
                URLClassLoader loader =
                        new URLClassLoader(new URL[] {file.toUri().toURL()});
                ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(quick)))) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                byte[] content = jar.getInputStream(entry).readAllBytes();
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                if (entry.getName().endsWith(".class")) {
                    content = changed(content, loader);
                    store(copy, content);
                } else if (entry.getName().equals("reference.conf")) {
                    content = withoutComments(content);
                }
                out.putNextEntry(copy);
                out.write(content);
            }
        }
        Files.move(quick, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] withoutComments(byte[] content) {
        return new String(content, StandardCharsets.UTF_8)
                .replaceAll("(?m)^[ \\t]*(#|//).*\n", "")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void store(ZipEntry entry, byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
    }

    private static byte[] changed(byte[] content, ClassLoader loader) {
        byte[] newer = isOld(content) ? withFrames(content, loader) : content;
        return hasScalaLambdas(newer) ? withLambdasOfJava(newer) : newer;
    }

    private static boolean isOld(byte[] content) {
        return ByteBuffer.wrap(content).getShort(6) < Opcodes.V1_6;
    }

    private static byte[] withFrames(byte[] content, ClassLoader loader) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return loader;
            }
        };
        ClassVisitor newer = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(
                    int version, int access, String name, String signature, String parent, String[] interfaces) {
                super.visit(Opcodes.V1_8, access, name, signature, parent, interfaces);
            }
        };
        new ClassReader(content).accept(newer, 0);
        return writer.toByteArray();
    }

    private static boolean hasScalaLambdas(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).contains(OF_SCALA);
    }

    private static byte[] withLambdasOfJava(byte[] content) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(content).accept(new JavaLambdas(writer), 0);
        return writer.toByteArray();
    }

    /** Whether all of a lambda but its being serializable can be made by the simple factory. */
    private static boolean isSimple(String descriptor, Object[] arguments) {
        int flags = (Integer) arguments[3];
        String type = Type.getReturnType(descriptor).getInternalName();
        boolean ofScala = type.startsWith("scala/Function") || type.startsWith("scala/runtime/function/J");
        return (flags & LambdaMetafactory.FLAG_MARKERS) == 0
                && (ofScala || (flags & LambdaMetafactory.FLAG_BRIDGES) == 0);
    }

    private static final class JavaLambdas extends ClassVisitor {
        JavaLambdas(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            return new MethodVisitor(Opcodes.ASM9, next) {
                @Override
                public void visitInvokeDynamicInsn(String name, String type, Handle factory, Object... arguments) {
                    if (factory.getOwner().equals(FACTORY)
                            && factory.getName().equals(OF_SCALA)
                            && isSimple(type, arguments)) {
                        super.visitInvokeDynamicInsn(name, type, OF_JAVA, arguments[0], arguments[1], arguments[2]);
                    } else {
                        super.visitInvokeDynamicInsn(name, type, factory, arguments);
                    }
                }
            };
        }
    }
}
